using ConsumerAid.Foundation.Ledger;

namespace ConsumerAid.Foundation.Tests.Ledger;

public sealed class MerkleTreeTests
{
    /// <summary>The eight leaves of the tests of certificate-transparency (RFC 6962, whose tree RFC 9162 keeps).</summary>
    private static readonly Digest[] s_leaves =
    [
        .. new[] { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" }
            .Select(hex => MerkleTree.Leaf(Convert.FromHexString(hex))),
    ];

    private static readonly string[] s_roots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void The_root_of_nothing_is_the_hash_of_nothing() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", new MerkleTree().Root.ToString());

    [Fact]
    public void Roots_are_those_of_certificate_transparency()
    {
        var tree = new MerkleTree();
        for (var size = 1; size <= 8; size++)
        {
            tree.Add(s_leaves[size - 1]);
            Assert.Equal(s_roots[size - 1], tree.Root.ToString());
            Assert.Equal(tree.Root, MerkleTree.RootOf(s_leaves.AsSpan(0, size)));
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(8, 0, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7", "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(8, 5, "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(3, 2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(5, 1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    public void Inclusion_paths_are_those_of_certificate_transparency(int size, int index, params string[] path) =>
        Assert.Equal(path, MerkleTree.InclusionProof(s_leaves.AsSpan(0, size), index).Select(step => step.ToString()));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 8, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7", "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(6, 8, "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 5, "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    public void Consistency_proofs_are_those_of_certificate_transparency(int oldSize, int newSize, params string[] proof) =>
        Assert.Equal(proof, MerkleTree.ConsistencyProof(s_leaves.AsSpan(0, newSize), oldSize).Select(step => step.ToString()));

    [Fact]
    public void Every_leaf_of_trees_up_to_40_is_proved_and_nothing_else()
    {
        var leaves = Leaves(40);
        for (var size = 1; size <= 40; size++)
        {
            var tree = leaves.AsSpan(0, size);
            var root = MerkleTree.RootOf(tree);
            for (var index = 0; index < size; index++)
            {
                var path = MerkleTree.InclusionProof(tree, index);
                Assert.True(MerkleTree.VerifyInclusion(tree[index], index, size, path, root));
                Assert.False(MerkleTree.VerifyInclusion(leaves[(index + 1) % 40], index, size, path, root));
                Assert.False(MerkleTree.VerifyInclusion(tree[index], index, size, path, leaves[0].Equals(root) ? leaves[1] : leaves[0]));
                Assert.False(MerkleTree.VerifyInclusion(tree[index], index, size, [.. path, root], root));
                Assert.False(MerkleTree.VerifyInclusion(tree[index], size, size, path, root));
                Assert.False(MerkleTree.VerifyInclusion(tree[index], -1, size, path, root));
                if (size == 1) continue;
                Assert.False(MerkleTree.VerifyInclusion(tree[index], index, size, path[..^1], root));
                Assert.False(MerkleTree.VerifyInclusion(tree[index], (index + 1) % size, size, path, root));
            }
        }
    }

    [Fact]
    public void Every_tree_up_to_40_is_the_beginning_of_every_larger_one_and_of_no_other()
    {
        var leaves = Leaves(40);
        for (var size = 1; size <= 40; size++)
        {
            var root = MerkleTree.RootOf(leaves.AsSpan(0, size));
            for (var old = 1; old <= size; old++)
            {
                var oldRoot = MerkleTree.RootOf(leaves.AsSpan(0, old));
                var proof = MerkleTree.ConsistencyProof(leaves.AsSpan(0, size), old);
                Assert.True(MerkleTree.VerifyConsistency(old, oldRoot, size, root, proof));
                Assert.False(MerkleTree.VerifyConsistency(old, leaves[39], size, root, proof));
                Assert.False(MerkleTree.VerifyConsistency(old, oldRoot, size, leaves[39], proof));
                Assert.False(MerkleTree.VerifyConsistency(old, oldRoot, size, root, [.. proof, root]));
                Assert.False(MerkleTree.VerifyConsistency(0, oldRoot, size, root, proof));
                Assert.False(MerkleTree.VerifyConsistency(size + 1, oldRoot, size, root, proof));
                if (proof.Length > 0) Assert.False(MerkleTree.VerifyConsistency(old, oldRoot, size, root, proof.AsSpan(..^1)));
            }
        }
    }

    [Fact]
    public void A_proof_among_a_million_leaves_is_under_one_kilobyte()
    {
        var leaves = Leaves(1_000_000);
        var root = MerkleTree.RootOf(leaves);
        foreach (var index in new[] { 0, 999_999 })
        {
            var path = MerkleTree.InclusionProof(leaves, index);
            Assert.InRange(path.Length * Digest.Size, 1, 1023);
            Assert.True(MerkleTree.VerifyInclusion(leaves[index], index, leaves.Length, path, root));
        }
    }

    [Fact]
    public void A_proof_of_what_is_not_there_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.InclusionProof(s_leaves, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.InclusionProof(s_leaves, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.ConsistencyProof(s_leaves, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.ConsistencyProof(s_leaves, 9));
    }

    [Fact]
    public void A_path_of_another_length_proves_nothing_even_if_it_leads_to_the_root()
    {
        var (leaf, step) = (s_leaves[0], s_leaves[1]);

        Assert.False(MerkleTree.VerifyInclusion(leaf, 0, 1, [step], MerkleTree.Node(step, leaf)));
        Assert.False(MerkleTree.VerifyInclusion(leaf, 0, 2, [], leaf));
        Assert.False(MerkleTree.VerifyConsistency(2, leaf, 4, leaf, []));
        Assert.False(MerkleTree.VerifyConsistency(3, leaf, 4, leaf, []));
    }

    [Fact]
    public void A_digest_has_32_bytes()
    {
        var digest = Digest.Of([1, 2, 3]);

        Assert.Equal(digest, Digest.From(digest.ToArray()));
        Assert.Equal(System.Security.Cryptography.SHA256.HashData([1, 2, 3]), digest.ToArray());
        Assert.Throws<ArgumentException>(() => Digest.From(new byte[31]));
        Assert.Throws<ArgumentException>(() => Digest.From(new byte[33]));
    }

    [Theory]
    [InlineData("6E340B9CFFB37A989CA544E6BB780A2C78901D3FB33738768511A30617AFA01D")]
    [InlineData("Ae340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01")]
    [InlineData("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01g")]
    public void A_digest_has_one_spelling(string hex) => Assert.False(Digest.TryParse(System.Text.Encoding.ASCII.GetBytes(hex), out _));

    private static Digest[] Leaves(int count) => [.. Enumerable.Range(0, count).Select(index => MerkleTree.Leaf(BitConverter.GetBytes(index)))];
}
