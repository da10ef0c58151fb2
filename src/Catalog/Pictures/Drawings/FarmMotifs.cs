using static ConsumerAid.Catalog.Pictures.Drawings.Brush;

namespace ConsumerAid.Catalog.Pictures.Drawings;

/// <summary>Meat, poultry, eggs, fish.</summary>
internal static class FarmMotifs
{
    private static readonly Hue Ink = new(24, 20, 18), Beak = new(34, 88, 54), Red = new(4, 70, 50);

    /// <summary>A cut of beef: red, marbled, with its rim of fat.</summary>
    public static string Beef(int turn)
    {
        var meat = new Hue(356, 54, 46).Turn(turn / 2);
        return Shadow(200, 250, 150) + "<rect x='58' y='212' width='284' height='34' rx='10' fill='" + Wood + "'/>" + Line("M78 234H210M236 234H322", Wood.Dark(12), 3)
            + Path("M84 170C78 112 150 84 214 92C290 92 332 132 322 174C316 212 262 216 214 212C150 222 90 218 84 170", new Hue(36, 64, 82)) + Path("M98 170C92 122 154 102 214 104C284 104 316 140 308 168C300 194 258 196 212 194C154 202 102 202 98 170", meat)
            + Path("M309 158C306 194 258 196 212 194C154 202 102 202 98 172Q136 188 208 180Q284 182 309 158", meat.Dark(7)) + Line("M132 144q22-14 40-4M150 170q20 2 34-8M206 130q18-8 34 2M222 162q22 6 40-6M256 142q14 0 22 10M196 150q8 4 12 0", new Hue(36, 60, 84), 5);
    }

    /// <summary>A duck or goose in profile: the colours of body, wing and head, and a long neck or a short one.</summary>
    public static string Waterfowl(int turn, Hue body, Hue head, bool goose)
    {
        var (b, h) = (body.Turn(turn), head.Turn(turn));
        var neck = goose ? "M118 196Q92 140 108 92Q112 62 140 62Q166 66 160 98Q150 130 176 158z" : "M122 190Q104 150 112 116Q114 84 146 84Q176 88 170 120Q164 142 182 160z";
        var (ex, ey) = goose ? (138, 84) : (144, 106);
        return Shadow(200, 252, 110) + Line("M188 226v22h-16M228 226v22h-16", Beak.Dark(4), 7) + Path("M112 186Q120 150 176 148Q250 142 312 118Q312 168 280 206Q248 238 190 236Q120 232 112 186", b) + Path(neck, h)
            + Path("M178 178Q230 152 292 158Q276 210 214 208Q180 204 178 178", b.Dark(10)) + Line("M206 184q30-12 64-12M212 196q26-4 46-10", b.Light(10), 4)
            + (goose ? Path("M112 76Q92 80 72 96Q92 106 114 98z", Beak) + Circle(118, 66, 12, Beak) : Path("M116 102Q94 108 78 118Q96 130 120 124z", Beak)) + Circle(ex, ey, 6, Ink) + Dots($"{ex - 2},{ey - 2}", White, 3);
    }

    /// <summary>A hen or a cock of an old breed.</summary>
    public static string Chicken(int turn, Hue body)
    {
        var b = body.Turn(turn);
        return Shadow(196, 254, 96) + Line("M180 224v24h-18M180 248h12M214 224v24h-18M214 248h12", Beak.Dark(6), 7) + Path("M246 176Q250 96 312 78Q302 96 322 104Q308 116 318 134Q300 136 298 160Q280 200 250 206z", b.Dark(20)) + Path("M116 118Q118 76 150 74Q182 80 184 120Q200 160 262 158Q272 232 190 234Q112 228 116 118", b)
            + Path("M160 176Q204 152 246 172Q240 216 196 214Q164 208 160 176", b.Dark(10)) + Line("M184 190q20-8 42-6M190 202q16-2 28-6", b.Light(10), 4) + Path("M122 84Q112 58 130 64Q132 44 148 58Q162 44 166 66Q180 66 172 86Q146 70 122 84", Red) + Path("M116 104L88 116L118 124z", Beak) + Path("M112 124Q104 148 118 152Q128 146 124 126z", Red) + Circle(138, 102, 6, Ink) + Dots("136,100", White, 3);
    }

    /// <summary>A mountain rabbit.</summary>
    public static string Rabbit(int turn)
    {
        var fur = new Hue(30, 28, 58).Turn(turn);
        return Shadow(206, 252, 112) + Circle(304, 200, 24, White) + Path("M140 244Q112 150 196 132Q296 126 304 208Q302 246 264 246z", fur) + Path("M216 246Q196 180 252 172Q304 180 292 246z", fur.Dark(8)) + Path("M150 84Q130 24 150 18Q172 28 174 88zM178 86Q188 26 208 30Q222 46 198 98z", fur.Dark(4)) + Path("M155 76Q144 40 152 32Q162 42 166 80z", new Hue(350, 46, 80))
            + Path("M104 130Q108 80 160 76Q210 84 206 134Q196 172 150 168Q106 162 104 130", fur.Light(5)) + Oval(150, 240, 34, 12, fur.Light(10)) + Circle(142, 118, 7, Ink) + Dots("140,116", White, 3) + Path("M102 132l14-4l-4 12z", new Hue(350, 40, 60)) + Line("M116 146h-26M118 152l-22 10", fur.Dark(16), 2);
    }

    /// <summary>Eggs in a straw nest.</summary>
    public static string Eggs(int turn)
    {
        var shell = new Hue(26, 56, 76).Turn(turn);
        var egg = Path("M0-52C30-52 42-6 42 12C42 38 24 50 0 50C-24 50-42 38-42 12C-42-6-30-52 0-52", shell) + Path("M22-42Q40 24-8 50C24 50 42 38 42 12C42-2 36-28 22-42", shell.Dark(7)) + Line("M-24 0q2-16 10-26", shell.Light(14), 6);
        return Shadow(200, 254, 130) + At(150, 144, -12, egg) + At(246, 142, 10, egg, "1.02") + At(106, 180, -24, egg) + At(200, 168, 0, egg, "1.14") + At(294, 180, 22, egg)
            + Path("M60 192Q200 240 340 192Q330 250 270 254H130Q70 250 60 192", Wood.Light(4)) + Line("M70 204Q200 252 330 204M76 220Q200 262 324 220M92 238Q200 266 308 238", Wood.Dark(10), 4) + Line("M66 196l-22-10M96 206l-16 18M136 218l20 22M180 222l-14 22M222 224l18 20M268 216l-12 24M308 206l14 18M334 194l22-12M110 212l-8-18M296 210l12-18", Wood.Light(18), 4);
    }

    /// <summary>A rice-field carp and an ear of rice.</summary>
    public static string Carp(int turn)
    {
        var scale = new Hue(24, 62, 52).Turn(turn);
        return Shadow(196, 246, 140) + Oval(200, 216, 158, 30, new Hue(196, 34, 78)) + Line("M70 214h60M250 224h84M180 236h60", new Hue(196, 34, 90), 4) + Path("M290 160Q318 118 352 104Q338 150 350 202Q316 190 288 172z", scale.Dark(10)) + Path("M150 112Q190 66 246 84Q234 104 252 128z", scale.Dark(10)) + Path("M150 206Q160 234 188 236Q184 214 196 202z", scale.Dark(10))
            + Path("M50 164Q92 106 180 108Q262 116 304 164Q262 212 180 214Q92 214 50 164", scale) + Path("M60 176Q150 200 300 168Q262 212 180 214Q96 214 60 176", new Hue(40, 74, 80)) + Line("M122 122Q146 162 122 202", scale.Dark(14), 4)
            + Line("M154 132q10 10 0 20M182 132q10 10 0 20M210 136q10 10 0 18M168 154q10 10 0 20M196 154q10 10 0 20M224 152q10 10 0 18M246 148q8 8 0 16", scale.Dark(12), 3) + Circle(88, 150, 10, White) + Circle(87, 150, 5, Ink) + Line("M50 166q10 6 20 4M56 172q-8 8-10 16", scale.Dark(20), 3);
    }
}
