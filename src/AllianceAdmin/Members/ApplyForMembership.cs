using System.Security.Cryptography;
using System.Text.Json;
using ConsumerAid.AllianceAdmin.Papers;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Notices;
using ConsumerAid.Registry.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>A company asks to become a member unit. The same sent twice is one application.</summary>
/// <param name="ClientId">Made with the form: who sends something else under it, or the same under another one, applies again.</param>
/// <param name="Pledge">A year; at least what the charter asks.</param>
/// <param name="ParentCode">The unit above it, <c>M-000017</c>, or null.</param>
/// <param name="Letter">The signed pledge letter.</param>
/// <param name="Documents">At most five.</param>
[Anyone]
public sealed record ApplyForMembership(
    string ClientId, string? Name, string? NameEn, MemberField? Field, string? CreditCode, string? ContactName, string? ContactPhone, Money? Pledge, string? ParentCode,
    SentPaper? Letter, IReadOnlyList<SentPaper> Documents) : ICommand<ReceivedApplication>;

/// <param name="Number">By which the company may ask after it.</param>
public sealed record ReceivedApplication(Guid Id, string Number);

internal sealed class ApplyForMembershipHandler(MarketDb db, ApplicantRules rules, PaperIntake papers, PersonalVault vault, Counters counters, IMediator mediator, TimeProvider clock, ActTrail trail)
    : IRequestHandler<ApplyForMembership, ReceivedApplication>
{
    private const int MostDocuments = 5;

    public async Task<ReceivedApplication> Handle(ApplyForMembership request, CancellationToken cancellationToken)
    {
        var fingerprint = Fingerprint(request);
        var known = await db.Set<MembershipApplication>().Where(row => row.Fingerprint == fingerprint)
            .Select(row => new ReceivedApplication(row.Id, row.Number)).SingleOrDefaultAsync(cancellationToken);
        if (known is not null) return known;

        var now = clock.GetUtcNow();
        var (name, contact) = (Typing.Trimmed(request.Name), Typing.Trimmed(request.ContactName));
        var (code, phone) = (CreditCode.Parse(request.CreditCode), PhoneNumber.Parse(request.ContactPhone));
        var least = await rules.LeastPledge(now, cancellationToken);
        var errors = new FieldErrors()
            .Require(name is { Length: >= 2 and <= 100 }, "name", "registry.name-length", 2, 100)
            .Require(Typing.Trimmed(request.NameEn) is null or { Length: <= 200 }, "nameEn", "registry.text-too-long", 200)
            .Require(request.Field is { } field && Enum.IsDefined(field), "field", "registry.member-field")
            .Require(code is not null, "creditCode", "registry.credit-code-wrong")
            .Require(contact is { Length: >= 2 and <= 40 }, "contactName", "registry.name-length", 2, 40)
            .Require(phone is not null, "contactPhone", "registry.phone-wrong")
            .Require(request.Pledge >= least, "pledge", "members.pledge-too-small", least)
            .Require(request.Documents.Count <= MostDocuments, "documents", "papers.too-many", MostDocuments);
        PaperIntake.Check(errors, request.Letter, "letter", required: true);
        foreach (var document in request.Documents) PaperIntake.Check(errors, document, "documents", required: false);
        errors.ThrowIfAny();
        var parent = await rules.Parent(request.ParentCode, cancellationToken);
        await rules.RequireFree(code!, ChinaTime.DayOf(now), cancellationToken);
        var open = await db.Set<MembershipApplication>().Where(row => row.CreditCode == code && (row.State == ApplicationState.Waiting || row.State == ApplicationState.Admitted))
            .Select(row => new { row.Id, row.Number, row.Fingerprint }).SingleOrDefaultAsync(cancellationToken);
        // It may have come in since the first look.
        if (open?.Fingerprint == fingerprint) return new ReceivedApplication(open.Id, open.Number);
        if (open is not null) throw new RuleBroken("members.application-open") { Status = 409, Field = "creditCode" };

        var application = new MembershipApplication
        {
            Id = Guid.CreateVersion7(now), Number = $"SQ-{await counters.Next("application", cancellationToken):D6}", Fingerprint = fingerprint, Name = name!,
            NameEn = Typing.Trimmed(request.NameEn), Field = request.Field!.Value, CreditCode = code!, ContactName = vault.Seal(contact!), ContactPhone = vault.Seal(phone!),
            Pledge = request.Pledge!.Value, ParentId = parent, AppliedAt = now,
        };
        db.Add(application);
        foreach (var paper in request.Documents.Prepend(request.Letter!)) await papers.Take(application.Subject(), null, paper, cancellationToken);
        trail.Say(application.Subject(), detail: application.Number);
        await mediator.Send(new TellParties("members.notice-applied", [application.Number, application.Name], application.Page()) { Accounts = await rules.Administrators(cancellationToken) }, cancellationToken);
        return new ReceivedApplication(application.Id, application.Number);
    }

    private static string Fingerprint(ApplyForMembership sent)
    {
        static string? Hash(SentPaper? paper) => paper is null ? null : PaperStore.HashOf(paper.Bytes.Span);
        var all = JsonSerializer.SerializeToUtf8Bytes(new
        {
            sent.ClientId, sent.Name, sent.NameEn, sent.Field, sent.CreditCode, sent.ContactName, sent.ContactPhone, sent.Pledge, sent.ParentCode, Letter = Hash(sent.Letter),
            Documents = sent.Documents.Select(Hash),
        });
        return Convert.ToHexStringLower(SHA256.HashData(all));
    }
}
