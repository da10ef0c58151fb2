using static ConsumerAid.Catalog.Pictures.Drawings.Brush;

namespace ConsumerAid.Catalog.Pictures.Drawings;

/// <summary>What a household makes of its harvest: smoked, pressed, boiled down, bottled.</summary>
internal static class PantryMotifs
{
    /// <summary>Smoked pork on its strings.</summary>
    public static string SmokedPork(int turn)
    {
        var meat = new Hue(12, 48, 34).Turn(turn);
        var strip = Line("M0-40V0", Straw, 5) + Path("M-26 0Q0-12 26 0L34 126Q8 144-30 130z", meat) + Path("M-26 0Q-18-6-10-6L-12 137Q-22 134-30 130z", meat.Dark(12)) + Path("M0-6Q8-6 12-4L18 136Q10 138 4 138z", Fat) + Path("M18-4L26 0L34 126Q30 130 26 133z", Fat.Dark(8)) + Line("M-2 30l4 40", meat.Light(12), 3);
        return Line("M60 58H340", Wood.Dark(8), 14) + Line("M70 55H330", Wood.Light(8), 3) + Shadow(204, 252, 118) + At(118, 98, 4, strip) + At(204, 92, -2, strip, "1.06") + At(290, 98, -4, strip);
    }

    private static readonly Hue Straw = new(40, 50, 52), Fat = new(36, 72, 70), Glass = new(190, 22, 86), Clay = new(16, 44, 36);

    /// <summary>A jar of honey, the dipper, a bee.</summary>
    public static string Honey(int turn)
    {
        var honey = new Hue(38, 94, 50).Turn(turn);
        return Shadow(196, 252, 116) + "<rect x='98' y='104' width='152' height='146' rx='26' fill='" + Glass + "'/>" + Path("M106 134Q140 124 174 134T242 134V222Q242 242 222 242H126Q106 242 106 222z", honey) + Path("M206 134Q226 140 242 134V222Q242 242 222 242H194Q214 224 206 134", honey.Dark(8)) + Line("M118 150v54", honey.Light(24), 7)
            + "<rect x='104' y='80' width='140' height='32' rx='8' fill='" + Wood.Dark(6) + "'/>" + Line("M118 96H230", Wood.Light(8), 3) + Path("M150 162l26-15l26 15v30l-26 15l-26-15z", White) + Path("M160 168l16-9l16 9v18l-16 9l-16-9z", honey.Dark(4))
            + Line("M282 244L330 118", Wood.Dark(4), 9) + At(278, 236, 20, Line("M-18-22h36M-22-8h44M-22 6h44M-16 20h32", Wood, 10)) + Oval(276, 88, 10, 15, White.Dark(8)) + Oval(296, 86, 10, 15, White.Dark(8)) + Oval(288, 102, 21, 13, new Hue(46, 94, 56)) + Line("M282 92v20M292 91v22", new Hue(24, 20, 18), 5);
    }

    /// <summary>Tofu in blocks on a board; the braised and the spiced are brown and scored.</summary>
    public static string Tofu(int turn, Hue fill, bool scored)
    {
        var f = fill.Turn(turn / 2);
        var block = Path("M-60-20L-24-44H60L28-20z", f.Light(7)) + Path("M-60-20H28V34H-60z", f) + Path("M28-20L60-44V8L28 34z", f.Dark(10)) + (scored ? Line("M-38-12L-6 26M-16-12L16 26M6-12L-26 26M-16-12L-48 26", f.Dark(9), 3) : Dots("-44,-6 -20,12 6,-4 -34,22 14,20", f.Dark(7), 5));
        return Shadow(200, 254, 150) + "<rect x='56' y='222' width='288' height='26' rx='8' fill='" + Wood + "'/>" + Line("M76 238H196M220 238H324", Wood.Dark(12), 3) + At(202, 130, 0, block, "1.06") + At(140, 188, 0, block) + At(272, 188, 0, block)
            + (scored ? "" : Blade(226, 92, 44, -60, Leaf) + Blade(226, 92, 40, -140, Leaf.Dark(5)));
    }

    /// <summary>A clay jar of chilli sauce, a spoon, two chillies.</summary>
    public static string Sauce(int turn)
    {
        var sauce = new Hue(8, 74, 42).Turn(turn);
        return Shadow(192, 252, 122) + Path("M112 112H248Q286 150 276 206Q268 248 232 250H128Q92 248 84 206Q74 150 112 112", Clay) + Path("M236 112H248Q286 150 276 206Q268 248 232 250H206Q262 210 236 112", Clay.Dark(7)) + Line("M104 150q-10 22-6 46", Clay.Light(18), 7) + Oval(180, 110, 76, 18, Clay.Light(8)) + Path("M112 108Q130 82 180 80Q232 82 248 108Q180 128 112 108", sauce)
            + Dots("150,98 176,90 204,98 190,106 162,108 222,104", sauce.Light(22), 6) + Path("M142 158h76v54h-76z", White.Dark(3)) + Path("M180 164q26 12 10 42q-22-14-10-42", sauce.Light(6)) + Line("M180 166q0-6-6-8", Leaf, 4)
            + At(306, 192, 14, Path("M-14 0C-18 30-6 50 12 62C14 40 20 24 14 0z", sauce.Light(8)) + Line("M0 0q0-12-8-18", Leaf, 6)) + At(332, 198, -16, Path("M-12 0C-16 28-6 44 10 54C12 36 18 22 12 0z", sauce) + Line("M0 0q0-10 6-16", Leaf, 6));
    }

    /// <summary>Pulled ginger candy, amber and twisted, with a root of ginger.</summary>
    public static string Candy(int turn)
    {
        var amber = new Hue(34, 80, 56).Turn(turn);
        var piece = "<rect x='-40' y='-20' width='80' height='40' rx='14' fill='" + amber + "'/>" + Path("M-40 4Q0 18 40 4V6Q40 20 26 20H-26Q-40 20-40 6z", amber.Dark(9)) + Line("M-24-14Q-14 0-24 14M-4-16Q8 0-4 16M16-16Q28 0 16 15", amber.Light(20), 5);
        return Shadow(204, 250, 140) + Line("M244 122L286 108L318 122M286 108L276 74", new Hue(38, 52, 58), 38) + Line("M244 120L286 105L316 118M286 105L276 72", new Hue(38, 52, 68), 30) + Line("M260 102q6 12 2 26M300 100q6 12 0 26", new Hue(38, 42, 50), 3)
            + At(126, 148, -18, piece) + At(208, 158, 10, piece) + At(284, 186, -12, piece) + At(104, 206, 12, piece) + At(190, 214, -8, piece, "1.08") + At(290, 228, 8, piece, ".96");
    }

    /// <summary>Camellia oil: the bottle, the flower, the fruit that it is pressed from.</summary>
    public static string Oil(int turn)
    {
        var oil = new Hue(46, 90, 52).Turn(turn);
        return Shadow(190, 252, 118) + Path("M136 56H172V100Q206 114 206 148V234Q206 250 190 250H118Q102 250 102 234V148Q102 114 136 100z", Glass) + Path("M110 152Q134 146 154 152T198 150V230Q198 242 186 242H122Q110 242 110 230z", oil) + Path("M176 152Q188 154 198 150V230Q198 242 186 242H166Q182 230 176 152", oil.Dark(8))
            + "<rect x='132' y='38' width='44' height='24' rx='5' fill='" + Leaf.Dark(10) + "'/>" + Path("M120 172h66v46h-66z", White) + Circle(153, 195, 13, oil.Dark(4)) + Line("M120 128q4-10 14-16", White, 5)
            + Blade(280, 196, 86, -30, Leaf.Turn(turn), 4) + Blade(270, 200, 80, -150, Leaf.Dark(5), 4) + At(272, 168, 0, string.Concat(Enumerable.Range(0, 5).Select(i => At(0, 0, i * 72, Oval(0, -27, 22, 25, White)))) + Circle(0, 0, 15, oil.Light(6)) + Dots("-7,-5 6,-7 0,6 9,3 -8,6", oil.Dark(14), 4))
            + Ball(244, 226, 24, new Hue(28, 36, 42)) + Ball(300, 226, 24, new Hue(80, 30, 42)) + Line("M300 204v-8M244 204v-7", Stem, 5);
    }
}
