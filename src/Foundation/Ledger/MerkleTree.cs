using System.Numerics;

namespace ConsumerAid.Foundation.Ledger;

/// <summary>
/// A Merkle tree by RFC 9162 section 2.1: leaf = SHA-256(0x00 ‖ data), node = SHA-256(0x01 ‖ left ‖ right), split at the largest power of two,
/// nothing padded.
/// An instance takes leaves one by one and keeps only the roots of its full subtrees (at most 63).
/// </summary>
public sealed class MerkleTree
{
    private readonly Digest[] _full = new Digest[63];
    private int _depth;

    /// <summary>Leaves so far.</summary>
    public long Count { get; private set; }

    /// <summary>The root over the leaves so far; SHA-256 of nothing when there are none.</summary>
    public Digest Root
    {
        get
        {
            if (_depth == 0) return Digest.Of([]);
            var root = _full[_depth - 1];
            for (var at = _depth - 2; at >= 0; at--) root = Node(_full[at], root);
            return root;
        }
    }

    /// <summary>Adds the hash of the next leaf.</summary>
    public void Add(Digest leaf)
    {
        var root = leaf;
        for (var rest = Count; (rest & 1) == 1; rest >>= 1) root = Node(_full[--_depth], root);
        _full[_depth++] = root;
        Count++;
    }

    /// <summary>SHA-256(0x00 ‖ <paramref name="data"/>).</summary>
    public static Digest Leaf(ReadOnlySpan<byte> data)
    {
        var bytes = new JsonBytes(stackalloc byte[JsonBytes.UsualLine]);
        bytes.Raw(0x00);
        bytes.Raw(data);
        var leaf = Digest.Of(bytes.Written);
        bytes.Dispose();
        return leaf;
    }

    /// <summary>SHA-256(0x01 ‖ <paramref name="left"/> ‖ <paramref name="right"/>).</summary>
    public static Digest Node(Digest left, Digest right)
    {
        Span<byte> bytes = stackalloc byte[1 + (2 * Digest.Size)];
        bytes[0] = 0x01;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + Digest.Size)..]);
        return Digest.Of(bytes);
    }

    /// <summary>The root over leaf hashes in order.</summary>
    public static Digest RootOf(ReadOnlySpan<Digest> leaves)
    {
        var tree = new MerkleTree();
        foreach (var leaf in leaves) tree.Add(leaf);
        return tree.Root;
    }

    /// <summary>
    /// The path that proves that the leaf at <paramref name="index"/> (from 0) stands in the tree; nearest the leaf first, 20 digests for a million
    /// leaves.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No such leaf.</exception>
    public static Digest[] InclusionProof(ReadOnlySpan<Digest> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Length);
        var path = new List<Digest>();
        while (leaves.Length > 1)
        {
            var split = Split(leaves.Length);
            path.Add(RootOf(index < split ? leaves[split..] : leaves[..split]));
            leaves = index < split ? leaves[..split] : leaves[split..];
            if (index >= split) index -= split;
        }

        path.Reverse();
        return [.. path];
    }

    /// <summary>
    /// Whether <paramref name="path"/> leads from the leaf at <paramref name="index"/> to the root of a tree of <paramref name="size"/> leaves (RFC
    /// 9162 section 2.1.3.2).
    /// </summary>
    public static bool VerifyInclusion(Digest leaf, long index, long size, ReadOnlySpan<Digest> path, Digest root)
    {
        if (index < 0 || index >= size) return false;
        var (at, last, hash) = (index, size - 1, leaf);
        foreach (var step in path)
        {
            if (last == 0) return false;
            if ((at & 1) == 1 || at == last)
            {
                hash = Node(step, hash);
                while ((at & 1) == 0 && at != 0) (at, last) = (at >> 1, last >> 1);
            }
            else
            {
                hash = Node(hash, step);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    /// <summary>The proof that the tree over the first <paramref name="oldSize"/> leaves is the beginning of the tree over all of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not between 1 and the number of leaves.</exception>
    public static Digest[] ConsistencyProof(ReadOnlySpan<Digest> leaves, int oldSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(oldSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, leaves.Length);
        var proof = new List<Digest>();
        var known = true;
        while (oldSize < leaves.Length)
        {
            var split = Split(leaves.Length);
            if (oldSize <= split)
            {
                proof.Add(RootOf(leaves[split..]));
                leaves = leaves[..split];
            }
            else
            {
                proof.Add(RootOf(leaves[..split]));
                leaves = leaves[split..];
                (oldSize, known) = (oldSize - split, false);
            }
        }

        // The verifier knows the old root itself; any other subtree it has to be told.
        if (!known) proof.Add(RootOf(leaves));
        proof.Reverse();
        return [.. proof];
    }

    /// <summary>Whether <paramref name="proof"/> shows that the old tree is the beginning of the new one (RFC 9162 section 2.1.4.2).</summary>
    public static bool VerifyConsistency(long oldSize, Digest oldRoot, long newSize, Digest newRoot, ReadOnlySpan<Digest> proof)
    {
        if (oldSize < 1 || oldSize > newSize) return false;
        if (oldSize == newSize) return proof.IsEmpty && oldRoot == newRoot;
        var (at, last) = (oldSize - 1, newSize - 1);
        while ((at & 1) == 1) (at, last) = (at >> 1, last >> 1);
        var start = oldRoot;
        if (!BitOperations.IsPow2(oldSize))
        {
            if (proof.IsEmpty) return false;
            start = proof[0];
            proof = proof[1..];
        }

        var (old, grown) = (start, start);
        foreach (var step in proof)
        {
            if (last == 0) return false;
            if ((at & 1) == 1 || at == last)
            {
                (old, grown) = (Node(step, old), Node(step, grown));
                while ((at & 1) == 0 && at != 0) (at, last) = (at >> 1, last >> 1);
            }
            else
            {
                grown = Node(grown, step);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 && old == oldRoot && grown == newRoot;
    }

    /// <summary>The largest power of two below <paramref name="size"/>, which is at least 2.</summary>
    private static int Split(int size) => (int)(BitOperations.RoundUpToPowerOf2((uint)size) >> 1);
}
