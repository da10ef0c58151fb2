using static ConsumerAid.Catalog.Pictures.Drawings.Brush;

namespace ConsumerAid.Catalog.Pictures.Drawings;

/// <summary>Vegetables, roots and mushrooms.</summary>
internal static class VegetableMotifs
{
    /// <summary>Lily bulbs: white scales like a closed flower.</summary>
    public static string LilyBulb(int turn)
    {
        var scale = new Hue(40, 52, 92).Turn(turn / 2);
        var bulb = Line("M-14 50q-10 14-22 16M0 52q0 14-2 22M14 50q10 12 20 16", Stem.Light(24), 4)
            + Path("M-8 52C-74 44-80 2-54-24Q-20 0-8 52M8 52C74 44 80 2 54-24Q20 0 8 52", scale.Dark(26)) + Path("M0 54C-62 44-58-16-30-46Q-4-20 0 54M0 54C62 44 58-16 30-46Q4-20 0 54", scale.Dark(15))
            + Path("M0 56C-36 30-30-30 0-62C30-30 36 30 0 56", scale) + Line("M0-40V36M-38-8q0 24 18 44M38-8q0 24-18 44", scale.Dark(30), 2);
        return Shadow(204, 252, 138) + At(204, 138, 0, bulb, "1.16") + At(126, 188, -14, bulb) + At(282, 188, 14, bulb)
            + Path("M176 246Q200 214 236 240Q206 258 176 246", scale) + Line("M184 245q24-16 44-6", scale.Dark(14), 2);
    }

    /// <summary>Houttuynia: heart-shaped leaves, a white flower, pink roots.</summary>
    public static string Houttuynia(int turn)
    {
        var leaf = Leaf.Turn(turn);
        return Shadow(200, 250, 126) + Line("M198 240Q206 160 196 76M198 190Q240 168 266 142M200 214Q150 190 124 158", new Hue(338, 36, 44), 6)
            + Line("M198 240q-40 4-90-4M198 240q44 8 94-2M164 241l-18 12M236 243l20 10", new Hue(26, 44, 70), 6) + Heart(116, 152, -58, leaf, "1.1,-1.1") + Heart(278, 148, 54, leaf.Dark(5), "1.2,-1.2") + Heart(198, 106, 6, leaf.Light(4), "1.4,-1.4")
            + Path("M196 112Q148 108 150 88Q174 78 196 98Q182 66 198 56Q214 66 202 98Q224 78 246 88Q248 108 202 112Q212 132 198 140Q186 130 196 112", White) + Line("M198 104V70", new Hue(48, 80, 58), 13) + Dots("196,74 200,84 196,94", new Hue(40, 80, 48), 4);
    }

    private static string Heart(int x, int y, int turn, Hue fill, string scale)
        => At(x, y, turn, Path("M0 22C-56 20-58-34-26-36Q-6-36 0-14Q6-36 26-36C58-34 56 20 0 22", fill) + At(0, 0, 180, Line("M0 14V-18M0 4L22 22M0 4L-22 22", fill.Light(14), 2)), scale);

    /// <summary>A konjac corm: flat, dark, with a pink bud.</summary>
    public static string Konjac(int turn)
    {
        var skin = new Hue(22, 30, 36).Turn(turn);
        return Shadow(200, 252, 136) + Oval(180, 188, 106, 60, skin) + Path("M74 192Q92 248 180 248Q268 248 286 192Q252 232 180 232Q108 232 74 192", skin.Dark(8)) + Oval(180, 158, 62, 22, skin.Dark(12))
            + Path("M164 162Q166 118 182 92Q200 122 198 162Q180 170 164 162", new Hue(340, 46, 66)) + Path("M182 92Q200 122 198 162Q190 166 184 166Q192 130 182 92", new Hue(340, 40, 54))
            + Dots("112,184 132,208 236,206 254,182 176,214 96,204 214,220", skin.Light(14), 6) + Line("M88 222l-16 12M120 238l-8 14M244 236l10 14", skin.Light(10), 3)
            + Oval(300, 216, 46, 32, skin.Light(6)) + Oval(300, 212, 36, 23, new Hue(36, 50, 88)) + Dots("290,206 306,214 314,204", new Hue(340, 30, 74), 4);
    }

    /// <summary>Taro: ringed, hairy, its cut face flecked with purple.</summary>
    public static string Taro(int turn)
    {
        var skin = new Hue(20, 28, 38).Turn(turn);
        return Shadow(204, 250, 138) + At(150, 170, -18, Path("M0-86C40-84 64-20 56 30C50 68 26 82 0 82C-26 82-50 68-56 30C-64-20-40-84 0-86", skin)
            + Path("M30-66Q56 20 22 76Q52 66 57 24Q58-30 30-66", skin.Dark(7)) + Line("M-34-54Q0-42 34-54M-50-18Q0-2 50-18M-56 20Q0 38 56 20M-48 54Q0 70 48 54", skin.Light(13), 4) + Path("M-14-82L-4-112L4-84L16-106L14-80z", new Hue(96, 34, 60)))
            + Oval(276, 196, 60, 52, skin.Dark(4)) + Oval(274, 193, 52, 45, new Hue(30, 44, 93)) + Line("M250 178l6 4M268 166l4 6M288 174l7-3M300 194l-7 3M252 204l7-3M272 188l5 5M284 212l6-4M262 222l5-4M296 216l-3-5", new Hue(300, 26, 56), 4);
    }

    /// <summary>Ginger: a knobby hand of roots.</summary>
    public static string Ginger(int turn)
    {
        var skin = new Hue(38, 52, 64).Turn(turn);
        return Shadow(200, 248, 146) + Line("M96 206L150 194L206 206L270 194L306 210M150 190L132 138M206 200L214 132L246 104M270 190L296 148", skin.Dark(9), 58) + Line("M94 200L150 188L206 200L268 188L304 204M150 186L131 134M206 196L212 128L243 100M268 186L293 144", skin, 50)
            + Line("M112 178q8 18 0 40M174 168q10 20 2 44M240 172q10 20 2 40M286 176q8 18 0 40M112 148q18 8 38 0M190 152q20 8 44 2M274 160q16 10 36 6", skin.Dark(16), 3)
            + Dots("127,124 250,94 298,136 86,198", skin.Light(14), 18);
    }

    /// <summary>Garlic: bulbs and a few cloves.</summary>
    public static string Garlic(int turn)
    {
        var skin = new Hue(330, 22, 92).Turn(turn);
        var bulb = Path("M-8-84Q0-92 8-84Q8-52 34-34C78-4 66 62 0 62C-66 62-78-4-34-34Q-8-52-8-84", skin) + Path("M14-46Q60-8 32 56C68 42 70-8 34-34Q20-42 14-46", skin.Dark(7))
            + Line("M-2-60Q-38-12-24 56M2-60Q38-12 24 56M0-56V60", new Hue(320, 26, 74), 3) + Line("M-12 64q-4 6-10 8M0 64v9M12 64q4 6 10 8", Stem.Light(20), 3);
        return Shadow(204, 250, 136) + At(144, 182, -6, bulb) + At(238, 174, 8, bulb, "1.04") + Path("M282 246Q272 208 304 192Q330 212 320 246Q300 254 282 246", skin.Light(3)) + Line("M290 242Q288 214 304 198", new Hue(320, 26, 74), 3)
            + Path("M52 248Q44 220 76 208Q104 220 98 246Q74 254 52 248", skin) + Line("M62 242Q62 222 77 214", new Hue(320, 26, 74), 3);
    }

    /// <summary>Long chillies, in one or two colours.</summary>
    public static string Chilli(int turn, Hue first, Hue second)
        => Shadow(204, 246, 142) + Pepper(126, 104, 20, first.Turn(turn).Dark(3)) + Pepper(180, 92, 8, second.Turn(turn)) + Pepper(236, 92, -8, first.Turn(turn)) + Pepper(282, 106, -20, second.Turn(turn).Dark(2));

    private static string Pepper(int x, int y, int turn, Hue skin)
        => At(x, y, turn, Path("M-24 6C-28 70-8 120 24 152C26 110 34 60 24 6Q0-10-24 6", skin) + Line("M-11 24Q-12 64 2 96", skin.Light(24), 6)
            + Path("M-26 8Q-20-10 0-8Q20-10 26 8Q0 20-26 8", Leaf.Dark(4)) + Line("M0-6q0-20-10-28", Leaf.Dark(4), 8));

    /// <summary>Pod peppers, which point to the sky.</summary>
    public static string PodPepper(int turn)
    {
        var skin = new Hue(4, 78, 48).Turn(turn);
        var pod = Path("M-13 0C-16-34-8-62 0-84C8-62 16-34 13 0Q0 8-13 0", skin) + Line("M-5-12q-1-22 3-40", skin.Light(22), 4) + Path("M-14 0Q0-10 14 0Q8 14 0 14Q-8 14-14 0", Leaf.Dark(4));
        return Shadow(200, 252, 100) + Line("M200 250Q198 200 200 176M200 214Q150 206 128 172M200 206Q250 200 272 172M200 190l-32-20M200 190l34-22", Leaf.Dark(6), 6)
            + Blade(196, 226, 84, 172, Leaf.Turn(turn)) + Blade(204, 222, 84, 6, Leaf.Turn(turn).Dark(4)) + At(126, 164, -18, pod) + At(166, 158, -6, pod, "1.1") + At(202, 162, 0, pod, "1.2") + At(238, 156, 6, pod, "1.1") + At(276, 164, 18, pod);
    }

    /// <summary>White radishes with their green.</summary>
    public static string Radish(int turn)
    {
        var top = Leaf.Turn(turn).Light(4);
        var root = Blade(0, -76, 84, -64, top) + Blade(0, -76, 88, -116, top.Dark(5)) + Blade(0, -76, 92, -90, top.Light(5), 4)
            + Path("M-34-58Q0-90 34-58C44-20 30 50 0 116C-30 50-44-20-34-58", White) + Path("M24-66Q34 20 0 116C30 50 44-20 34-58Q30-64 24-66", White.Dark(10)) + Path("M-34-58Q0-90 34-58Q36-44 34-36Q0-50-34-36Q-36-44-34-58", new Hue(86, 40, 80))
            + Line("M-26-6h14M6 24h16M-18 44h12", White.Dark(16), 3);
        return Shadow(206, 250, 130) + At(256, 162, 20, root, ".76") + At(158, 160, -12, root, ".8");
    }

    /// <summary>A tight round cabbage.</summary>
    public static string Cabbage(int turn)
    {
        var leaf = new Hue(96, 38, 66).Turn(turn);
        return Shadow(200, 250, 118) + Path("M88 176C60 120 110 88 140 96Q120 200 166 246Q104 240 88 176M312 176C340 120 290 88 260 96Q280 200 234 246Q296 240 312 176", leaf.Dark(17)) + Circle(200, 164, 84, leaf)
            + Path("M256 102A84 84 0 0 1 172 243Q256 214 256 102", leaf.Dark(7)) + Path("M200 246Q120 200 138 100Q190 110 200 246", leaf.Light(9)) + Line("M196 238Q160 180 146 116M180 200q-20-4-34-16M170 174q-16-8-24-22M174 186q6-24 0-44", leaf.Light(20), 4)
            + Line("M206 240Q240 190 250 118M226 200q20-2 34-14M238 166q16-4 26-16M232 184q-8-24-6-50M210 86q20 2 36 12", leaf.Light(12), 4);
    }

    /// <summary>A wax gourd and its slice.</summary>
    public static string WaxGourd(int turn)
    {
        var skin = new Hue(122, 26, 42).Turn(turn);
        return Shadow(204, 250, 146) + At(186, 168, -10, "<rect x='-122' y='-62' width='230' height='124' rx='62' fill='" + skin + "'/>" + Path("M-110 28Q0 62 106 18Q96 62 46 62H-60Q-98 60-110 28", skin.Dark(8))
            + Line("M-84-30Q0-48 70-34M-96-4Q0-18 86-8", skin.Light(14), 5) + Dots("-60,16 -20,8 24,14 -80,-14 50,22 -40,-18 6,-30", skin.Light(22), 4) + Line("M-120-8q-14-4-16-16", Leaf.Dark(10), 9))
            + Circle(304, 196, 54, skin.Dark(4)) + Circle(304, 196, 47, new Hue(80, 36, 90)) + Circle(304, 196, 24, new Hue(76, 34, 82)) + Dots("294,186 308,182 318,194 312,208 296,206", White, 9);
    }

    /// <summary>Mushrooms: a colour for the cap, one for the stem, and how tall they stand (percent).</summary>
    public static string Mushroom(int turn, Hue cap, int tall, bool cracked)
    {
        var skin = cap.Turn(turn);
        var h = 84 * tall / 100;
        var one = Path($"M-18 {-h}Q-16 {-h / 2}-24 0Q0 12 24 0Q16 {-h / 2} 18 {-h}z", White.Dark(4)) + Path($"M6 {-h}Q6 {-h / 2} 10 5Q20 4 24 0Q16 {-h / 2} 18 {-h}z", White.Dark(13)) + Oval(0, -h, 50, 14, White.Dark(16))
            + Path($"M-60 {-h + 2}C-56 {-h - 66} 56 {-h - 66} 60 {-h + 2}Q0 {-h - 20}-60 {-h + 2}", skin) + Path($"M60 {-h + 2}C58 {-h - 30} 34 {-h - 48} 10 {-h - 48}Q40 {-h - 30} 38 {-h - 6}Q50 {-h - 4} 60 {-h + 2}", skin.Dark(8))
            + (cracked ? Line($"M-34 {-h - 20}l10-8M-12 {-h - 32}l12 4M12 {-h - 24}l12-4M-18 {-h - 14}l14 0", skin.Light(34), 4) : Line($"M-38 {-h - 20}q8-16 22-20", skin.Light(20), 6));
        return Shadow(204, 250, 130) + At(284, 240, 12, one, ".86") + At(204, 238, 0, one, tall > 120 ? "1.04" : "1.3") + At(124, 244, -12, one, ".94");
    }

    /// <summary>A head of leafy greens: for vegetables that have no drawing of their own.</summary>
    public static string Greens(int turn)
    {
        var leaf = Leaf.Turn(turn);
        return Shadow(200, 252, 92) + Path("M176 150Q130 170 96 120Q92 68 140 72Q180 84 186 150M224 150Q270 170 304 120Q308 68 260 72Q220 84 214 150", leaf.Dark(5)) + Path("M200 160Q138 120 160 60Q180 36 200 44Q220 36 240 60Q262 120 200 160", leaf.Light(6))
            + Path("M164 128Q190 150 186 190Q184 230 200 250Q150 250 152 206Q156 160 120 110Q146 112 164 128M236 128Q210 150 214 190Q216 230 200 250Q250 250 248 206Q244 160 280 110Q254 112 236 128", White.Dark(5))
            + Path("M190 90Q200 80 210 90Q214 170 226 220Q220 252 200 252Q180 252 174 220Q186 170 190 90", White) + Line("M200 100V60M194 120L172 88M206 120L228 88M148 130Q128 100 118 96M252 130Q272 100 282 96", White.Dark(10), 3);
    }
}
