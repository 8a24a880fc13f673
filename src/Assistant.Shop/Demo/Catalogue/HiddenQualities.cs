namespace Assistant.Shop.Demo;

/// <summary>Draws what a product is really like. Brands differ, dear products are a little better, and worth for money falls with the price.</summary>
internal static class HiddenQualities
{
    public static Dictionary<Aspect, double> Draw(string brand, double tier, int seed, DemoRandom random)
    {
        var brandLevel = new DemoRandom(seed, "brand " + brand).Normal();
        var level = (0.35 * brandLevel) + (0.8 * random.Normal()) + (0.7 * (tier - 0.5));
        return Enum.GetValues<Aspect>().ToDictionary(aspect => aspect, aspect => Math.Round(Squash(Centre(aspect, level, tier) + (0.6 * random.Normal())), 4));
    }

    private static double Centre(Aspect aspect, double level, double tier) => 0.75 + aspect switch
    {
        Aspect.Quality or Aspect.Function => 0.9 * level,
        Aspect.Value => (0.6 * level) - (1.2 * (tier - 0.5)),
        Aspect.Delivery => 0.3,
        _ => 0.6 * level,
    };

    private static double Squash(double x) => 1 / (1 + Math.Exp(-x));
}
