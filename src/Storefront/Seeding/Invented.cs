using System.Globalization;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Organisations;

namespace ConsumerAid.Storefront.Seeding;

/// <summary>People and organisations that do not exist: the same seed invents the same ones. Numbers are well formed and begin with what nobody is given (199 0…).</summary>
internal sealed class Invented(int seed)
{
    private static readonly string[] Surnames =
        ["张", "李", "王", "刘", "陈", "杨", "周", "吴", "向", "田", "彭", "石", "龙", "滕", "谭", "舒", "米", "覃", "尹", "贺", "欧阳", "麻", "梁", "邓", "罗", "唐", "肖", "蒋", "吕", "胡"];

    private static readonly string[] Given =
        ["建国", "桂花", "秀英", "长生", "明", "春梅", "志强", "玉兰", "德福", "满妹", "小军", "金莲", "远贵", "兰香", "水生", "冬梅", "国良", "凤英", "友才", "清秀", "光荣", "腊梅", "家旺", "三妹", "昌盛", "顺"];

    private static readonly string[] UnitNames =
        ["星沙", "岳麓", "湘江", "洞庭", "芙蓉", "橘洲", "浏阳河", "潇湘", "麓山", "南岳", "天心", "雨花", "开福", "韶峰", "资江", "沅水", "澧水", "武陵", "雪峰", "莽山", "东江"];

    private readonly Random random = new(seed);
    private int phones = 19910000;
    private int units;

    public Random Random => random;

    public string Name() => Surnames[random.Next(Surnames.Length)] + Given[random.Next(Given.Length)];

    /// <summary>A mobile number of a range that no operator gives out.</summary>
    public string Phone() => (phones++).ToString(CultureInfo.InvariantCulture) + random.Next(1000).ToString("D3", CultureInfo.InvariantCulture);

    public string BankAccount() => "6230" + random.NextInt64(1_000_000_000_000, 9_999_999_999_999).ToString(CultureInfo.InvariantCulture);

    /// <summary>An ID number with a right check character (GB 11643).</summary>
    public string IdNumber(string county, DateOnly today)
    {
        var body = $"{county}{1945 + random.Next(55)}{1 + random.Next(12):D2}{1 + random.Next(28):D2}{random.Next(1000):D3}";
        return "0123456789X".Select(check => Registry.Households.IdNumber.Parse(body + check, today)).First(number => number is not null)!;
    }

    /// <summary>A unified social credit code with a right check character (GB 32100).</summary>
    public string CreditCode(char kind, string county)
    {
        var body = $"{kind}3{county}MA{random.Next(1_000_000):D6}{random.Next(10)}";
        return body + Registry.Organisations.CreditCode.CheckCharacter(body);
    }

    /// <summary>Each is given out once.</summary>
    public string UnitName(string suffix) => $"{UnitNames[units % UnitNames.Length]}{(units++ < UnitNames.Length ? "" : units < 2 * UnitNames.Length ? "新" : "东")}{suffix}";

    /// <summary>A weight in whole kilograms around a median, as households' stocks are spread: log-normal.</summary>
    public long Kilograms(long median, long most)
    {
        var spread = Math.Exp(0.6 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return Math.Clamp((long)(median * spread), Math.Max(1, median / 5), most);
    }
}
