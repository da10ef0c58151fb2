using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Trade;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders;

internal sealed class OrdersModel : IModelPart
{
    private const string Schema = "orders";
    private const int CodeLength = 20;

    public void AddTo(ModelBuilder model)
    {
        Placed(model);
        Divided(model);
        Dispatched(model);
    }

    private static void Placed(ModelBuilder model)
    {
        model.Entity<Order>(order =>
        {
            order.ToTable("Orders", Schema).HasKey(row => row.Id);
            order.Property(row => row.Number).HasMaxLength(CodeLength);
            order.Property(row => row.MemberPoNumber).HasMaxLength(60);
            order.Property(row => row.RequestedBy).HasMaxLength(CodeLength);
            order.Property(row => row.ApprovedBy).HasMaxLength(CodeLength);
            order.Ignore(row => row.WeighingBegun);
            order.HasMany(row => row.Lines).WithOne().HasForeignKey(line => line.OrderId);
            order.HasMany(row => row.Parts).WithOne().HasForeignKey(part => part.OrderId);
            order.HasMany(row => row.History).WithOne().HasForeignKey(step => step.OrderId);
            order.HasIndex(row => row.Number).IsUnique();
            order.HasIndex(row => new { row.MemberId, row.PlacedAt });
            order.HasIndex(row => new { row.MemberId, row.MemberPoNumber });
            order.HasIndex(row => new { row.State, row.ApprovalDueAt });
            order.HasIndex(row => row.PlacedAt);
        });
        model.Entity<OrderLine>(line =>
        {
            line.ToTable("OrderLines", Schema, table =>
            {
                table.HasCheckConstraint("CK_OrderLines_Rest", "\"Ordered_Grams\" > 0 AND \"Taken_Grams\" >= 0 AND \"Released_Grams\" >= 0 AND \"Taken_Grams\" + \"Released_Grams\" <= \"Ordered_Grams\"");
                table.HasCheckConstraint("CK_OrderLines_Outcome", "\"Accepted_Grams\" >= 0 AND \"Rejected_Grams\" >= 0 AND \"Spoiled_Grams\" >= 0 AND \"Short_Grams\" >= 0");
            });
            line.HasKey(row => row.Id);
            line.Property(row => row.CountyCode).HasMaxLength(6);
            line.Property(row => row.Produce).HasMaxLength(80);
            line.Property(row => row.Grade).HasMaxLength(CodeLength);
            line.Property(row => row.CertificateNo).HasMaxLength(60);
            line.Ignore(row => row.Open);
            line.Ignore(row => row.Price);
            line.HasIndex(row => row.LotId);
            line.HasIndex(row => row.OrderId);
        });
        model.Entity<OrderPart>(part =>
        {
            part.ToTable("OrderParts", Schema, table => table.HasCheckConstraint("CK_OrderParts_Counts", "\"UnderWay\" >= 0 AND \"Unsettled\" >= \"UnderWay\""));
            part.HasKey(row => new { row.OrderId, row.CooperativeId });
            part.HasIndex(row => new { row.CooperativeId, row.State });
            part.HasIndex(row => new { row.CooperativeId, row.OrderId });
        });
        model.Entity<OrderStep>(step =>
        {
            step.ToTable("OrderSteps", Schema).HasKey(row => row.Id);
            step.Property(row => row.By).HasMaxLength(CodeLength);
            step.Property(row => row.Act).HasMaxLength(40);
            step.HasIndex(row => new { row.OrderId, row.Position }).IsUnique();
            step.HasIndex(row => row.At, "IX_OrderSteps_Cancelled").HasFilter("\"Act\" IN ('cancel', 'agree-to-cancellation')");
            step.AppendOnly();
        });
    }

    private static void Divided(ModelBuilder model)
    {
        model.Entity<Share>(share =>
        {
            share.ToTable("Shares", Schema, table => table.HasCheckConstraint(
                "CK_Shares_Weights", "\"Taken_Grams\" >= 0 AND \"Released_Grams\" >= 0 AND \"Taken_Grams\" + \"Released_Grams\" <= \"Weight_Grams\" AND \"Taken_Grams\" <= \"Dispatched_Grams\" "
                + "AND \"Settled_Grams\" >= 0 AND \"Settled_Grams\" <= \"Dispatched_Grams\""));
            share.HasKey(row => new { row.LineId, row.HouseholdCode });
            share.Property(row => row.HouseholdCode).HasMaxLength(CodeLength);
            share.Property(row => row.Produce).HasMaxLength(80);
            share.Ignore(row => row.Remaining);
            share.HasIndex(row => new { row.HouseholdCode, row.Produce, row.WrittenAt });
            share.HasIndex(row => row.OrderId);
        });
        model.Entity<AllocationRun>(run =>
        {
            run.ToTable("AllocationRuns", Schema).HasKey(row => row.Id);
            run.Property(row => row.HouseholdCode).HasMaxLength(CodeLength);
            run.Property(row => row.By).HasMaxLength(CodeLength);
            run.HasIndex(row => new { row.LineId, row.Number }).IsUnique();
            run.HasIndex(row => row.OrderId);
            run.AppendOnly();
        });
        model.Entity<PastShare>(share =>
        {
            share.ToTable("PastShares", Schema).HasKey(row => new { row.LineId, row.HouseholdCode, row.Run });
            share.Property(row => row.HouseholdCode).HasMaxLength(CodeLength);
            share.AppendOnly();
        });
    }

    private static void Dispatched(ModelBuilder model)
    {
        model.Entity<Dispatch>(dispatch =>
        {
            dispatch.ToTable("Dispatches", Schema).HasKey(row => row.Id);
            dispatch.Property(row => row.Number).HasMaxLength(CodeLength);
            dispatch.Property(row => row.SlipNo).HasMaxLength(60);
            dispatch.Property(row => row.ArrivalSlipNo).HasMaxLength(60);
            dispatch.Property(row => row.VehiclePlate).HasMaxLength(CodeLength);
            dispatch.Property(row => row.ConformityNo).HasMaxLength(60);
            dispatch.Property(row => row.Slip).HasMaxLength(-1);
            dispatch.Property(row => row.ArrivalSlip).HasMaxLength(-1);
            dispatch.Property(row => row.SlipHash).HasMaxLength(80);
            dispatch.Property(row => row.ArrivalSlipHash).HasMaxLength(80);
            dispatch.Property(row => row.WeighedBy).HasMaxLength(CodeLength);
            dispatch.Property(row => row.DecidedBy).HasMaxLength(CodeLength);
            dispatch.HasMany(row => row.Lines).WithOne().HasForeignKey(line => line.DispatchId);
            dispatch.HasIndex(row => row.Number).IsUnique();
            dispatch.HasIndex(row => new { row.CooperativeId, row.SlipNo }).IsUnique();
            dispatch.HasIndex(row => row.OrderId);
            dispatch.HasIndex(row => new { row.MemberId, row.State, row.AcceptanceDueAt });
            dispatch.HasIndex(row => new { row.State, row.AcceptanceDueAt });
            dispatch.HasIndex(row => new { row.State, row.DisputeDueAt });
            dispatch.HasIndex(row => row.LeftAt);
            dispatch.HasIndex(row => row.WeighedAt);
            dispatch.HasIndex(row => row.DecidedAt);
        });
        model.Entity<DispatchLine>(line =>
        {
            line.ToTable("DispatchLines", Schema, table => table.HasCheckConstraint(
                "CK_DispatchLines_Weights", "\"Net_Grams\" > 0 AND \"Accepted_Grams\" >= 0 AND \"Rejected_Grams\" >= 0 AND \"Spoiled_Grams\" >= 0 AND \"Disputed_Grams\" >= 0"));
            line.HasKey(row => row.Id);
            line.Ignore(row => row.BuyerArrived);
            line.HasMany(row => row.Weighings).WithOne().HasForeignKey(weighing => weighing.DispatchLineId);
            line.HasIndex(row => new { row.DispatchId, row.LineId }).IsUnique();
            line.HasIndex(row => row.LineId);
            line.HasIndex(row => row.LotId);
        });
        model.Entity<Weighing>(weighing =>
        {
            weighing.ToTable("Weighings", Schema, table => table.HasCheckConstraint(
                "CK_Weighings_Net", "\"Net_Grams\" > 0 AND \"Tare_Grams\" >= 0 AND \"Deduction_Grams\" >= 0 AND \"Net_Grams\" = \"Gross_Grams\" - \"Tare_Grams\" - \"Deduction_Grams\""));
            weighing.HasKey(row => row.Id);
            weighing.Property(row => row.HouseholdCode).HasMaxLength(CodeLength);
            weighing.HasIndex(row => row.DispatchId);
            weighing.HasIndex(row => row.HouseholdCode);
            weighing.AppendOnly();
        });
    }
}
