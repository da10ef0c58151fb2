using System.Text.Json;
using System.Text.RegularExpressions;
using ConsumerAid.Foundation.Model;

namespace ConsumerAid.Orders.Trade;

/// <summary>Where an order stands, and where each cooperative's part of it stands.</summary>
public enum OrderState
{
    /// <summary>Stock is reserved; another person of the unit has to release it.</summary>
    AwaitingApproval,

    /// <summary>Released and divided over the households.</summary>
    Approved,

    /// <summary>The first goods have left.</summary>
    Dispatching,

    /// <summary>All that is to come has arrived.</summary>
    Delivered,

    /// <summary>All dispatched and accepted, or the rest was closed short with a reason.</summary>
    Completed,

    /// <summary>The approver said no.</summary>
    Declined,

    /// <summary>Nobody approved it in time.</summary>
    Lapsed,

    Cancelled,
}

/// <summary>What moves an order or a part.</summary>
public enum OrderAct
{
    Approve,
    Decline,
    Lapse,
    Cancel,
    Dispatch,
    Arrive,

    /// <summary>The cooperative closes the rest of its part.</summary>
    Close,
    Complete,
}

/// <summary>The state machine of orders and their parts, written once. It is drawn in <c>docs/order-states.md</c>.</summary>
public static class OrderStates
{
    private static readonly Dictionary<(OrderState From, OrderAct Act), OrderState> Table = new()
    {
        [(OrderState.AwaitingApproval, OrderAct.Approve)] = OrderState.Approved,
        [(OrderState.AwaitingApproval, OrderAct.Decline)] = OrderState.Declined,
        [(OrderState.AwaitingApproval, OrderAct.Lapse)] = OrderState.Lapsed,
        [(OrderState.AwaitingApproval, OrderAct.Cancel)] = OrderState.Cancelled,
        [(OrderState.Approved, OrderAct.Cancel)] = OrderState.Cancelled,
        [(OrderState.Approved, OrderAct.Dispatch)] = OrderState.Dispatching,
        [(OrderState.Approved, OrderAct.Close)] = OrderState.Completed,
        [(OrderState.Dispatching, OrderAct.Dispatch)] = OrderState.Dispatching,
        [(OrderState.Dispatching, OrderAct.Close)] = OrderState.Dispatching,
        [(OrderState.Dispatching, OrderAct.Arrive)] = OrderState.Delivered,
        [(OrderState.Delivered, OrderAct.Complete)] = OrderState.Completed,
    };

    /// <summary>Every legal step.</summary>
    public static IEnumerable<(OrderState From, OrderAct Act, OrderState To)> Steps => Table.Select(step => (step.Key.From, step.Key.Act, step.Value));

    public static bool Allows(this OrderState state, OrderAct act) => Table.ContainsKey((state, act));

    /// <summary>The state after <paramref name="act"/>.</summary>
    /// <exception cref="RuleBroken"><c>orders.wrong-state</c>, 409: there is no such step from here. Arguments: the state's and the act's code.</exception>
    public static OrderState After(this OrderState state, OrderAct act) => Table.TryGetValue((state, act), out var next)
        ? next
        : throw new RuleBroken("orders.wrong-state", state.Code(), Codes.Of(act)) { Status = 409 };

    /// <summary>The state's code in the API, e.g. <c>awaiting-approval</c>.</summary>
    public static string Code(this OrderState state) => Codes.Of(state);

    /// <summary>Whether nothing more can happen to it.</summary>
    public static bool IsFinal(this OrderState state) => state is OrderState.Completed or OrderState.Declined or OrderState.Lapsed or OrderState.Cancelled;
}

/// <summary>Codes of enums in the API: their names in kebab case, numbers apart (<c>net-30</c>).</summary>
public static partial class Codes
{
    public static string Of<T>(T value)
        where T : struct, Enum => Cache<T>.ByValue[value];

    /// <summary>The value with this code, or null.</summary>
    public static T? Parse<T>(string? code)
        where T : struct, Enum => code is not null && Cache<T>.ByCode.TryGetValue(code, out var value) ? value : null;

    private static class Cache<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(value => value, Name);
        public static readonly Dictionary<string, T> ByCode = ByValue.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }

    private static string Name<T>(T value)
        where T : struct, Enum => BeforeNumber().Replace(JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()), "-");

    [GeneratedRegex("(?<=[a-z])(?=[0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BeforeNumber();
}
