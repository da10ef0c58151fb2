using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Accounts;

/// <summary>Makes the first administrators of a system without demo accounts, from the command line.</summary>
/// <exception cref="RuleBroken"><c>registry.administrators-enough</c>: there are three already; they make further ones.</exception>
[SystemOnly]
public sealed record CreateFirstAdministrator(string Phone, string Password, string Name = "管理员") : ICommand<CreatedAccount>;

internal sealed class CreateFirstAdministratorHandler(MarketDb db, AccountMaker maker, ActTrail trail)
    : IRequestHandler<CreateFirstAdministrator, CreatedAccount>
{
    private const int FirstAdministrators = 3;

    public async Task<CreatedAccount> Handle(CreateFirstAdministrator request, CancellationToken cancellationToken)
    {
        var phone = PhoneNumber.Parse(request.Phone);
        new FieldErrors().Require(phone is not null, "phone", "registry.phone-wrong").ThrowIfAny();
        PasswordRules.Check(request.Password, phone!);
        var there = await (from role in db.AccountRoles()
                           join account in db.Set<Account>() on role.AccountId equals account.Id
                           where role.Role == Roles.Administrator && !account.Disabled
                           select account.Id).CountAsync(cancellationToken);
        RuleBroken.If(there >= FirstAdministrators, "registry.administrators-enough", FirstAdministrators);
        var created = await maker.Make(new NewAccount(request.Name, phone!, [Roles.Administrator], new AccountPlace()), RoleGivers.System,
            maker.Hash(request.Password), demo: false, cancellationToken);
        trail.Say($"account/{created.Code}", detail: "first administrators");
        return new CreatedAccount(created.Id, created.Code, null);
    }
}
