using ConsumerAid.Foundation.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace ConsumerAid.Foundation.Persistence;

/// <summary>
/// <see cref="ChinaTime.DayOf"/> inside a query: the database's own date functions, on a column (a parameter's day is made before it is sent).
/// SQLite keeps instants as ticks since year 1, the others with their offset.
/// </summary>
internal static class ChinaDays
{
    private const long TicksPerSecond = TimeSpan.TicksPerSecond;
    private const long SecondsToUnix = 62_135_596_800;
    private const long SecondsAhead = 8 * 3600;

    public static void Map(ModelBuilder model, MarketDb db)
    {
        var day = model.HasDbFunction(typeof(ChinaTime).GetMethod(nameof(ChinaTime.DayOf))!);
        if (db.Database.IsSqlite()) day.HasTranslation(arguments => Call("date", Seconds(arguments[0]), Text("unixepoch")));
        else if (db.Database.IsNpgsql()) day.HasTranslation(arguments => Call("date", Call("timezone", Text("Asia/Shanghai"), arguments[0])));
        else day.HasTranslation(arguments => Call("CONVERT", new SqlFragmentExpression("date"), Call("SWITCHOFFSET", arguments[0], Text("+08:00"))));
    }

    private static SqlExpression Seconds(SqlExpression ticks)
    {
        var number = new LongTypeMapping("INTEGER", System.Data.DbType.Int64);
        SqlConstantExpression Number(long value) => new(value, number);
        var seconds = new SqlBinaryExpression(System.Linq.Expressions.ExpressionType.Divide, ticks, Number(TicksPerSecond), typeof(long), number);
        return new SqlBinaryExpression(System.Linq.Expressions.ExpressionType.Subtract, seconds, Number(SecondsToUnix - SecondsAhead), typeof(long), number);
    }

    private static SqlConstantExpression Text(string text) => new(text, new StringTypeMapping("text", System.Data.DbType.String));

    private static SqlFunctionExpression Call(string function, params SqlExpression[] arguments) =>
        new(function, arguments, nullable: true, arguments.Select(_ => true), typeof(DateOnly), new DateOnlyTypeMapping("date", System.Data.DbType.Date));
}
