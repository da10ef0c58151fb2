using static ConsumerAid.Catalog.Pictures.Drawings.Brush;

namespace ConsumerAid.Catalog.Pictures.Drawings;

/// <summary>Fruit, as it lies on a stall. Every motif takes the few degrees by which its colour is turned.</summary>
internal static class FruitMotifs
{
    private static readonly Hue Pith = new(42, 90, 93);

    /// <summary>Smooth oranges and one cut open.</summary>
    public static string Orange(int turn, int hue, int fleshHue, bool navel)
    {
        var skin = new Hue(hue, 88, 52).Turn(turn);
        return Shadow(204, 248, 128) + Line("M210 96q2-14 12-20", Stem, 5) + Blade(216, 84, 58, -14, Leaf.Turn(turn)) + Blade(212, 88, 46, -150, Leaf.Turn(turn).Dark(6))
            + Ball(208, 148, 58, skin) + Ball(134, 190, 58, skin.Light(2))
            + (navel ? Circle(122, 196, 12, skin.Dark(12)) + Circle(122, 196, 6, skin.Dark(20)) : Dots("118,178 140,206 150,176", skin.Dark(8), 4))
            + Half(272, 192, 56, skin, Pith, new Hue(fleshHue, 92, 58));
    }

    /// <summary>Flat, loose-skinned satsumas, some still green at the stalk, and a few segments.</summary>
    public static string Satsuma(int turn)
    {
        var skin = new Hue(31, 90, 53).Turn(turn);
        var flat = Ball(0, 0, 64, skin) + Path("M-24-50Q0-66 24-50Q30-38 0-38Q-30-38-24-50", new Hue(66, 60, 48)) + Line("M0-48l8-10", Stem, 6);
        return Shadow(204, 248, 140) + Blade(206, 92, 52, -28, Leaf.Turn(turn)) + At(208, 144, -4, flat, "1,.82") + At(128, 194, -12, flat, "1,.82")
            + At(246, 228, 0, Segment(skin)) + At(308, 222, -24, Segment(skin.Light(3))) + At(284, 186, 18, Segment(skin.Light(6)));
    }

    private static string Segment(Hue skin) => Path("M-40 0Q0-56 40 0Q0 32-40 0", skin.Light(8)) + Line("M-36 0Q0 26 36 0", Pith, 5) + Line("M-16-8q4-8 10-10M8-10q6 2 10 8", skin.Light(22), 3);

    /// <summary>Ponkans: a neck at the stalk, a wrinkled shoulder.</summary>
    public static string Ponkan(int turn)
    {
        var skin = new Hue(26, 88, 53).Turn(turn);
        var fruit = Path("M-24-50Q-14-74 0-76Q14-74 24-50z", skin.Dark(3)) + Ball(0, 0, 58, skin) + Line("M-14-56q-2 12-12 20M0-60v22M14-56q2 12 12 20", skin.Dark(10), 3) + Dots("0,-74", Leaf.Dark(8), 14);
        return Shadow(200, 248, 138) + Blade(206, 74, 60, -8, Leaf.Turn(turn)) + At(204, 146, 0, fruit, ".92") + At(128, 192, -16, fruit) + At(276, 192, 14, fruit);
    }

    /// <summary>A pomelo and its half: a thick white pith.</summary>
    public static string Pomelo(int turn)
    {
        var skin = new Hue(64, 66, 58).Turn(turn);
        return Shadow(204, 250, 138) + Line("M150 82q0-14 8-20", Stem, 6) + Blade(154, 70, 62, -12, Leaf)
            + Path("M150 76C176 78 186 108 204 142C228 190 206 248 150 248C94 248 72 190 96 142C114 108 124 78 150 76", skin)
            + Path("M190 118Q236 196 176 244Q222 234 219 186Q216 160 190 118", skin.Dark(9)) + Line("M112 146q8-24 20-36", skin.Light(22), 7)
            + Dots("134,180 160,160 150,214 178,196 116,206", skin.Dark(9), 4) + Half(276, 188, 60, skin, Pith, new Hue(48, 86, 80), 14);
    }

    /// <summary>Yellow peaches with a blush, one halved around its stone.</summary>
    public static string Peach(int turn)
    {
        var skin = new Hue(40, 92, 62).Turn(turn);
        var fruit = Ball(0, 0, 58, skin) + Path("M30-50A58 58 0 0 1 30 50Q56 0 30-50", new Hue(10, 82, 62)) + Line("M6-56Q-22-8 2 54", skin.Dark(14), 4);
        return Shadow(204, 248, 134) + Line("M206 98q0-12 8-20", Stem, 6) + Blade(210, 84, 64, -20, Leaf.Turn(turn), 4) + Blade(208, 88, 58, -158, Leaf.Dark(5), 4)
            + At(208, 150, 0, fruit) + At(134, 190, -14, fruit) + Circle(272, 192, 56, skin.Dark(6)) + Circle(272, 192, 51, skin.Light(10))
            + Oval(272, 194, 25, 30, new Hue(6, 70, 56)) + Oval(272, 194, 19, 24, new Hue(22, 46, 36)) + Line("M266 180q6 12 0 26M278 182q-4 10 2 22", new Hue(22, 40, 48), 3);
    }

    /// <summary>Downy kiwifruit and two slices, red at heart or green all through.</summary>
    public static string Kiwi(int turn, bool redHeart)
    {
        var skin = new Hue(34, 34, 40).Turn(turn);
        var flesh = redHeart ? new Hue(62, 66, 58) : new Hue(84, 56, 50);
        var slice = Circle(0, 0, 54, skin) + Circle(0, 0, 49, flesh) + Circle(0, 0, 36, redHeart ? new Hue(350, 62, 52) : flesh.Light(14)) + Oval(0, 0, 15, 18, new Hue(64, 70, 88))
            + $"<circle r='27' stroke='{new Hue(24, 30, 14)}' stroke-width='5' stroke-dasharray='1 9'/>";
        return Shadow(204, 248, 138) + At(180, 152, -12, Ball(0, 0, 62, skin) + Line("M-20 20q4 6 10 8M6 34q8 2 14 0M-40 4q0 8 4 12M20 10q8 0 14-4", skin.Light(10), 2), "1.15,.86")
            + At(124, 196, 0, slice, ".96") + At(268, 190, 0, slice, "1.08");
    }

    /// <summary>Bayberries: dark, covered with small knobs.</summary>
    public static string Bayberry(int turn)
    {
        var skin = new Hue(346, 62, 34).Turn(turn);
        var fruit = Circle(0, 0, 44, skin) + Ring(38, skin.Light(5)) + Ring(21, skin.Light(12)) + Dots("-14,-16", skin.Light(30), 8);
        return Shadow(204, 248, 144) + Line("M160 110q8-30 42-34M240 112q-8-28-38-36", Stem, 5) + Blade(200, 80, 92, -18, Leaf.Turn(turn), 4) + Blade(200, 80, 88, -160, Leaf.Dark(5), 4)
            + At(160, 142, 0, fruit) + At(240, 144, 0, fruit) + At(108, 202, 0, fruit) + At(200, 202, 0, fruit) + At(290, 204, 0, fruit);
    }

    private static string Ring(int r, Hue fill)
        => $"<circle r='{r}' stroke='{fill}' stroke-width='12' stroke-dasharray='0 15'/>";

    /// <summary>A bunch of dark grapes.</summary>
    public static string Grape(int turn)
    {
        var skin = new Hue(282, 34, 30).Turn(turn);
        const string back = "128,132 164,122 202,120 240,124 274,134 146,164 256,166 168,198 234,198", front = "184,142 220,142 148,150 256,150 166,174 202,172 238,174 184,204 220,204 202,234";
        return Shadow(202, 254, 84) + Line("M200 112V66M200 78q24-20 44-14q10 8 2 16", Stem, 6)
            + Path("M196 92Q150 100 122 76Q108 70 112 52Q134 54 140 40Q166 30 184 48Q206 60 196 92", Leaf.Turn(turn)) + Line("M192 86Q166 64 134 60M176 74l2-20", Leaf.Light(14), 2)
            + Dots(back, skin.Dark(6), 42) + Dots(front, skin.Light(4), 42) + Dots("176,132 212,132 140,140 248,140 158,164 194,162 230,164 176,194 212,194 194,224", skin.Light(26), 8);
    }

    /// <summary>The black-tiger fruit (Kadsura coccinea): a ball of large berries.</summary>
    public static string BlackTiger(int turn)
    {
        var skin = new Hue(342, 64, 36).Turn(turn);
        const string ring = "200,96 238,104 266,130 278,166 266,202 238,228 200,238 162,228 134,202 122,166 134,130 162,104", middle = "200,132 230,148 232,184 202,204 170,186 168,150 200,168";
        return Shadow(200, 254, 96) + Line("M200 92q-2-22 10-34", Stem, 7) + Blade(206, 66, 90, -4, Leaf.Turn(turn), 4) + Blade(202, 72, 80, -166, Leaf.Dark(5), 4)
            + Circle(200, 166, 78, skin.Dark(14)) + Dots(ring, skin.Dark(4), 50) + Dots(middle, skin.Light(6), 50) + Dots("190,122 220,138 222,174 192,194 160,176 158,140 190,158", skin.Light(30), 8);
    }

    /// <summary>Russet pears.</summary>
    public static string Pear(int turn)
    {
        var skin = new Hue(52, 62, 58).Turn(turn);
        var fruit = Path("M0-80C22-80 26-50 40-26C64 14 44 62 0 62C-44 62-64 14-40-26C-26-50-22-80 0-80", skin) + Path("M30-44Q62 16 18 58Q58 48 54 10Q50-8 30-44", skin.Dark(10))
            + Line("M-28-22q4-14 9-24", skin.Light(20), 6) + Dots("-20,10 4,-14 -4,34 22,18 -30,34 12,-44", skin.Dark(12), 4) + Line("M0-78q0-18 12-28", Stem, 6);
        return Shadow(204, 248, 132) + At(212, 166, 8, fruit) + Blade(230, 70, 62, -4, Leaf.Turn(turn), 4) + At(140, 186, -10, fruit, ".98") + At(286, 192, 16, fruit, ".88");
    }
}
