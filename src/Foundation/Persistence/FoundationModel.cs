using ConsumerAid.Foundation.Outbox;
using ConsumerAid.Foundation.Requests;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Foundation.Persistence;

internal sealed class FoundationModel : IModelPart
{
    public void AddTo(ModelBuilder model)
    {
        model.Entity<Act>(act =>
        {
            act.ToTable("Acts", "foundation").HasKey(row => row.Id);
            act.Property(row => row.Detail).HasMaxLength(4000);
            act.HasIndex(row => new { row.At, row.Id });
            act.HasIndex(row => new { row.Subject, row.At });
            act.HasIndex(row => new { row.By, row.At });
            act.HasIndex(row => new { row.OnBehalfOf, row.At });
            act.AppendOnly();
        });
        model.Entity<OutboxMessage>(message =>
        {
            message.ToTable("Outbox", "foundation").HasKey(row => row.Id);
            message.Property(row => row.Payload).HasMaxLength(-1);
            message.HasIndex(row => new { row.DoneAt, row.DueAt });
        });
        model.Entity<Counter>().ToTable("Counters", "foundation").HasKey(row => row.Name);
        model.Entity<IdempotentAnswer>(answer =>
        {
            answer.ToTable("IdempotentAnswers", "foundation").HasKey(row => new { row.Owner, row.Key });
            // SQL Server's keys hold 900 bytes.
            answer.Property(row => row.Owner).HasMaxLength(40);
            answer.Property(row => row.Key).HasMaxLength(255);
            answer.Property(row => row.Body).HasMaxLength(-1);
        });
    }
}
