using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Bulletins;

internal sealed class BulletinsModel : IModelPart
{
    private const string Schema = "alliance";
    private const int CodeLength = 20;
    private const int NameLength = 200;

    public void AddTo(ModelBuilder model)
    {
        model.Entity<Bulletin>(bulletin =>
        {
            bulletin.ToTable("Bulletins", Schema).HasKey(row => row.Number);
            bulletin.Property(row => row.Number).ValueGeneratedNever();
            bulletin.Property(row => row.SealHash).HasMaxLength(64);
            // Two jobs at once issue once.
            bulletin.HasIndex(row => row.Monday).IsUnique();
            bulletin.HasMany(row => row.Counties).WithOne().HasForeignKey(row => row.Number).OnDelete(DeleteBehavior.Restrict);
            bulletin.HasMany(row => row.Members).WithOne().HasForeignKey(row => row.Number).OnDelete(DeleteBehavior.Restrict);
            bulletin.AppendOnly();
        });
        model.Entity<CountyFigures>(county =>
        {
            county.ToTable("BulletinCounties", Schema).HasKey(row => new { row.Number, row.Code });
            county.Property(row => row.Code).HasMaxLength(6);
            county.Property(row => row.Name).HasMaxLength(NameLength);
            county.Property(row => row.NameEn).HasMaxLength(NameLength);
            county.AppendOnly();
        });
        model.Entity<MemberFigures>(member =>
        {
            member.ToTable("BulletinMembers", Schema).HasKey(row => new { row.Number, row.MemberId });
            member.Property(row => row.Code).HasMaxLength(CodeLength);
            member.Property(row => row.Name).HasMaxLength(NameLength);
            member.Property(row => row.NameEn).HasMaxLength(NameLength);
            member.Property(row => row.PlaqueNumber).HasMaxLength(CodeLength);
            member.AppendOnly();
        });
        model.Entity<BulletinNote>(note =>
        {
            note.ToTable("BulletinNotes", Schema).HasKey(row => row.Id);
            note.Property(row => row.By).HasMaxLength(CodeLength);
            note.Property(row => row.Text).HasMaxLength(BulletinNote.Longest);
            note.HasOne<Bulletin>().WithMany().HasForeignKey(row => row.Number).OnDelete(DeleteBehavior.Restrict);
            note.HasIndex(row => new { row.Number, row.At });
            note.AppendOnly();
        });
    }
}
