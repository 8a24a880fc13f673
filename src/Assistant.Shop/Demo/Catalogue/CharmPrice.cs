namespace Assistant.Shop.Demo;

/// <summary>Rounds to prices that shops like to write.</summary>
internal static class CharmPrice
{
    /// <summary>19.90 below 50, 89 below 200, 349 below 1000, 1499 or 1549 above.</summary>
    public static decimal Near(double price) => price switch
    {
        < 50 => Math.Max(4.9m, decimal.Round((decimal)price) - 0.1m),
        < 200 => Ending(price, 10, 1),
        < 1000 => Ending(price, 10, 1),
        _ => Ending(price, 50, 1),
    };

    private static decimal Ending(double price, int step, int below) => ((decimal)Math.Round(price / step) * step) - below;
}
