using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Notices;
using MediatR;

namespace ConsumerAid.AllianceAdmin.Complaints;

/// <summary>A word in the thread, by either side or the office; the other side is told.</summary>
/// <param name="Text">2 to 2,000 characters.</param>
[SignedIn]
public sealed record AnswerComplaint(Guid Id, string? Text) : ICommand<Done>;

internal sealed class AnswerComplaintHandler(ComplaintReach reach, CurrentActor actor, ActTrail trail, ComplaintNotices notices, IMediator mediator, TimeProvider clock) : IRequestHandler<AnswerComplaint, Done>
{
    public async Task<Done> Handle(AnswerComplaint request, CancellationToken cancellationToken)
    {
        var text = ComplaintText.Checked(request.Text, "text");
        if (actor.Is(Roles.Auditor)) throw new Forbidden();
        var (complaint, side) = await reach.Load(request.Id, cancellationToken);
        complaint.Say(side, actor.Code, text, clock.GetUtcNow());
        trail.Say($"complaint/{complaint.Id}", complaint.AgainstId.ToString(), "answer");
        await mediator.Send(await notices.Of(complaint, side, "complaint.notice-answer", cancellationToken), cancellationToken);
        return default;
    }
}

/// <summary>What is written in a thread.</summary>
internal static class ComplaintText
{
    /// <exception cref="InvalidFields">Too short or too long.</exception>
    public static string Checked(string? text, string field)
    {
        var trimmed = text?.Trim();
        new FieldErrors().Require(trimmed is { Length: >= 2 }, field, "complaint.word-missing").Require(trimmed is not { Length: > ComplaintsModel.TextLength }, field, "text.too-long", ComplaintsModel.TextLength).ThrowIfAny();
        return trimmed!;
    }
}
