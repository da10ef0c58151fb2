using static ConsumerAid.Catalog.Pictures.Drawings.Brush;

namespace ConsumerAid.Catalog.Pictures.Drawings;

/// <summary>Grain, beans, and what is dried: on the tray, in the bundle, in the cup.</summary>
internal static class DryMotifs
{
    private static readonly Hue Blue = new(212, 34, 44), Straw = new(42, 66, 56);

    /// <summary>A heaped bowl of rice and an ear of it.</summary>
    public static string Rice(int turn, Hue grain)
    {
        var g = grain.Turn(turn);
        const string grains = "M128 148l9 3M150 136l9-4M160 152l10 2M176 122l9 3M184 146l9-4M204 118l9 3M208 142l10 3M228 126l9-3M232 150l9-4M252 140l9 4M262 152l8-3M194 132l8 3M146 150l4-8M220 134l6-7M166 134l5 7M242 132l6-6";
        return At(-12, 0, 0, Shadow(196, 252, 92) + Path("M104 164Q120 108 196 106Q272 108 288 164z", g) + Line(grains, g.Dark(14), 5) + Bowl(196, 160, 100, Blue.Turn(turn)) + Ear(298, 240, -94) + Ear(314, 244, -78));
    }

    private static string Ear(int x, int y, int turn)
        => At(x, y, turn, Line("M0 0Q70-8 130-2Q164 4 172 26", Straw.Dark(10), 3) + Line("M84-12l14-6M104-12l14-5M124-8l14-3M142-2l13 0M156 8l12 3M90 4l14 4M112 4l13 5M134 8l12 6M150 18l9 8", Straw, 10));

    /// <summary>Soybeans and open pods.</summary>
    public static string Soybean(int turn)
    {
        var bean = new Hue(46, 68, 66).Turn(turn);
        var pod = Path("M-86 0Q-70-34-40-26Q-20-36 0-28Q22-36 42-26Q74-30 92-6Q70 30 40 24Q20 34 0 26Q-22 34-42 24Q-70 28-86 0", Leaf.Light(18)) + Dots("-44,0 0,0 44,-2", bean, 36) + Dots("-50,-7 -6,-7 38,-9", bean.Light(18), 7) + Line("M90-6q12-4 18-14", Leaf, 6);
        return Shadow(204, 250, 142) + At(160, 124, -16, pod) + At(244, 160, 12, pod)
            + Dots("96,232 132,226 168,232 204,226 240,232 276,226 312,234 114,208 150,204 186,206 292,208", bean.Dark(6), 34) + Dots("114,236 150,236 186,238 222,238 258,238 294,240", bean, 34) + Dots("108,229 144,229 180,231 216,231 252,231 288,233", bean.Light(18), 7);
    }

    /// <summary>Long dried strands, tied: daylily buds, cowpeas.</summary>
    public static string Bundle(int turn, Hue strand)
    {
        var s = strand.Turn(turn);
        const string fan = "M200 176Q170 120 104 82M200 176Q176 116 140 66M200 176Q188 110 182 58M200 176Q212 110 222 58M200 176Q226 116 262 66M200 176Q232 120 298 84", foot = "M200 176Q176 214 122 240M200 176Q186 216 164 246M200 176Q200 214 204 250M200 176Q214 216 240 246M200 176Q226 212 282 238";
        return Shadow(204, 250, 116) + Line(fan + foot, s.Dark(12), 17) + Line("M200 176Q160 124 88 106M200 176Q184 114 162 60M200 176Q202 110 202 52M200 176Q220 114 244 60M200 176Q238 126 312 108M200 176Q166 212 98 226M200 176Q182 216 144 244M200 176Q220 216 262 242M200 176Q234 210 304 226", s, 13)
            + Line("M200 160Q190 112 174 82M204 160Q214 116 232 84M194 164Q168 130 130 104", s.Light(16), 3) + Line("M178 168Q200 180 222 168M178 180Q200 192 222 180", new Hue(4, 60, 46), 7);
    }

    /// <summary>Dried roots in round slices on the tray.</summary>
    public static string Slices(int turn, Hue rind, Hue face)
    {
        var (r, f) = (rind.Turn(turn), face.Turn(turn));
        var slice = Oval(3, 5, 31, 23, r.Dark(8)) + Oval(0, 0, 31, 23, r) + Oval(0, -1, 26, 18, f) + $"<ellipse cy='-1' rx='14' ry='9' stroke='{f.Dark(14)}' stroke-width='3'/>";
        return Tray(At(136, 172, -14, slice) + At(204, 158, 8, slice) + At(268, 176, 18, slice) + At(166, 206, 10, slice) + At(236, 208, -12, slice) + At(200, 184, 0, slice, "1.08"));
    }

    /// <summary>Dried stems, knotted and amber.</summary>
    public static string Sticks(int turn, Hue skin)
    {
        var s = skin.Turn(turn);
        const string sticks = "M104 190L196 156M126 214L232 160M170 224L282 164M214 226L306 182M150 150L246 210M118 168L190 222";
        return Tray(Line(sticks, s.Dark(14), 20) + Line(sticks, s, 14) + Line("M132 178l4 10M158 196l5 9M206 202l5 9M238 186l5 9M262 200l4 9M190 172l8-7M220 192l8-7M144 186l8-7", s.Dark(16), 3) + Line("M120 182l16-6M186 188l20-10M228 190l20-10", s.Light(18), 3));
    }

    /// <summary>Cubes of poria: white, brown at one side.</summary>
    public static string Cubes(int turn)
    {
        var face = new Hue(34, 44, 93).Turn(turn);
        var cube = Path("M-28-10L0-24L28-10L0 4z", face) + Path("M-28-10L0 4V34L-28 20z", face.Dark(10)) + Path("M28-10L0 4V34L28 20z", face.Dark(20)) + Path("M28-10L0 4V10L28-4z", new Hue(20, 36, 50));
        return Tray(At(140, 168, 0, cube) + At(202, 150, 0, cube) + At(262, 170, 0, cube) + At(170, 196, 0, cube, "1.1") + At(236, 200, 0, cube, "1.1") + At(112, 198, 0, cube, ".8") + At(292, 200, 0, cube, ".8"));
    }

    /// <summary>Scales of lily, loose on the tray.</summary>
    public static string Flakes(int turn)
    {
        var f = new Hue(44, 60, 90).Turn(turn);
        var flake = Path("M-34 8Q0-40 34 8Q0 10-34 8", f.Dark(16)) + Path("M-31 5Q0-32 31 5Q0 0-31 5", f.Light(4));
        return Tray(string.Concat(new (int X, int Y, int Turn)[] { (128, 168, 10), (176, 156, -24), (228, 160, 20), (276, 174, -8), (148, 198, -30), (202, 184, 6), (254, 202, 30), (190, 216, 14), (112, 190, 60), (294, 196, 50) }.Select(p => At(p.X, p.Y, p.Turn, flake))));
    }

    /// <summary>Dried buds, long and slender, heads all over the place.</summary>
    public static string Buds(int turn, Hue fill)
    {
        var f = fill.Turn(turn);
        const string buds = "M112 176l40-10M160 152l34 14M214 148l-30 22M238 150l36 16M294 170l-34 16M106 200l36 8M150 186l32 20M206 180l44 8M216 202l-34 22M246 198l40 6M270 222l-30 8M168 226l-30-12M196 190l-40-8M300 190l-28 16M204 214l32 4",
            heads = "152,166 194,166 184,170 274,166 260,186 142,208 182,206 250,188 182,224 286,204 240,230 138,214 156,182 272,206 236,218";
        return Tray(Line(buds, f.Dark(16), 12) + Line(buds, f, 8) + Dots(heads, f.Light(10), 15));
    }

    /// <summary>Bitter orange, halved and dried.</summary>
    public static string DriedCitrus(int turn)
    {
        var rind = new Hue(30, 44, 34).Turn(turn);
        var half = Circle(0, 0, 30, rind) + Circle(0, 0, 25, new Hue(42, 60, 84)) + Circle(0, 0, 13, new Hue(28, 50, 50)) + Line("M-13 0H13M0-13V13M-9-9L9 9M-9 9L9-9", new Hue(42, 60, 84), 2);
        var back = Ball(0, 0, 30, rind.Light(6));
        return Tray(At(132, 170, 0, half, "1,.8") + At(198, 154, 0, back, "1,.86") + At(264, 172, 0, half, "1,.8") + At(164, 204, 0, back, "1,.86") + At(234, 204, 0, half, "1.1,.88"));
    }

    /// <summary>A flowering twig of honeysuckle, white turning gold.</summary>
    public static string Honeysuckle(int turn)
    {
        var leaf = Leaf.Turn(turn);
        return Shadow(200, 252, 96) + At(28, 36, 0, Line("M92 236Q180 210 212 140Q230 96 306 70", Stem, 6) + Blade(140, 220, 70, -108, leaf, 3) + Blade(212, 140, 74, 22, leaf, 3) + Blade(294, 70, 124, -206, leaf, 2) + Blade(296, 74, 84, 100, leaf.Dark(5), 2)
            + At(214, 134, -92, Trumpet(White)) + At(216, 134, -52, Trumpet(new Hue(46, 88, 60))) + At(146, 214, -140, Trumpet(new Hue(46, 88, 60))) + At(286, 76, -150, Trumpet(White)) + At(150, 216, -48, Trumpet(White)), ".9");
    }

    private static string Trumpet(Hue fill)
        => Path("M0-4Q30-6 48-14Q66-30 84-22Q70-12 68-4Q84 2 88 18Q68 18 56 8Q30 6 0 4z", fill) + Line("M62-4q16-4 32-2M62-2q16 4 30 6", fill.Dark(20), 2);

    /// <summary>A golden chrysanthemum and the cup that it opens in.</summary>
    public static string Chrysanthemum(int turn)
    {
        var petal = new Hue(44, 96, 56).Turn(turn);
        return Cup(286, 166, new Hue(48, 84, 62), turn) + Shadow(138, 248, 84) + Line("M138 178Q142 220 128 250", Leaf.Dark(4), 7) + Blade(136, 224, 60, 20, Leaf) + Blade(136, 230, 56, 160, Leaf.Dark(5))
            + At(138, 134, 0, Circle(0, 0, 66, petal.Dark(16)) + Petals(66, petal.Dark(9), 22, 12, "17 6") + Petals(44, petal, 30, 0, "13 5") + Petals(22, petal.Light(10), 24, 6, "9 4") + Circle(0, 0, 11, petal.Dark(14)));
    }

    private static string Petals(int r, Hue fill, int width, int start, string dashes)
        => $"<circle r='{r}' stroke='{fill}' stroke-width='{width}' stroke-linecap='butt' stroke-dasharray='{dashes}' stroke-dashoffset='{start}'/>";

    /// <summary>A cup on its saucer; the liquor shows its colour.</summary>
    private static string Cup(int x, int y, Hue liquor, int turn)
    {
        var china = White.Turn(turn);
        return Shadow(x, 252, 78) + Oval(x, 240, 72, 13, china.Dark(12)) + Oval(x, 236, 72, 13, china) + Path($"M{x - 58} {y}Q{x - 54} 234 {x - 22} 236H{x + 22}Q{x + 54} 234 {x + 58} {y}z", china.Dark(3)) + Path($"M{x + 30} {y}Q{x + 30} 224 {x + 4} 236H{x + 22}Q{x + 54} 234 {x + 58} {y}z", china.Dark(11))
            + Oval(x, y, 58, 17, china) + Oval(x, y + 2, 50, 12, liquor) + Line($"M{x - 12} {y - 32}q-8-10 0-20t0-20M{x + 12} {y - 32}q-8-10 0-20t0-20", Shade.Light(4), 4);
    }

    /// <summary>Tea: one bud and two leaves beside the cup.</summary>
    public static string Tea(int turn, Hue liquor, Hue leaf)
    {
        var l = leaf.Turn(turn);
        return Cup(274, 170, liquor, 0) + Shadow(128, 250, 62) + Line("M124 250Q138 200 130 142", l.Dark(4), 6) + Blade(132, 176, 96, -160, l.Dark(5)) + Blade(132, 168, 98, -34, l) + Blade(130, 150, 92, -84, l.Light(10), 5) + Blade(130, 222, 50, -10, l.Dark(3));
    }

    /// <summary>A pressed brick of dark tea with its golden flowers.</summary>
    public static string TeaBrick(int turn)
    {
        var brick = new Hue(20, 34, 26).Turn(turn);
        return Cup(304, 176, new Hue(14, 74, 34), turn) + Shadow(146, 246, 112) + Path("M46 160L86 112H246L216 160z", brick.Light(12)) + Path("M46 160H216V240H46z", brick) + Path("M216 160L246 112V190L216 240z", brick.Dark(8))
            + Line("M64 182h30M106 178h44M168 184h34M60 206h46M124 204h26M164 208h40M70 226h26M112 228h50M176 226h24M96 136h40M150 128h56M120 148h70", brick.Light(9), 4) + Dots("82,194 118,216 152,190 190,216 136,238 110,142 172,136 66,232 200,196", new Hue(45, 90, 56), 6);
    }

    /// <summary>Leaves for an infusion: a spray beside the cup.</summary>
    public static string LeafTea(int turn, Hue liquor, bool compound)
    {
        var l = Leaf.Turn(turn * 2);
        var spray = compound
            ? Blade(128, 216, 60, -10, l) + Blade(130, 216, 60, -168, l.Dark(5)) + Blade(134, 184, 64, -18, l) + Blade(134, 184, 64, -158, l.Dark(5)) + Blade(138, 150, 62, -28, l) + Blade(138, 150, 62, -148, l.Dark(5)) + Blade(140, 124, 66, -88, l.Light(6))
            : Blade(132, 210, 92, -22, l) + Blade(130, 206, 92, -162, l.Dark(5)) + Blade(138, 152, 90, -96, l.Light(5)) + Blade(136, 168, 74, -40, l);
        return Cup(278, 170, liquor, 0) + Shadow(132, 250, 66) + Line("M124 250Q140 196 138 124", l.Dark(6), 6) + spray;
    }
}
