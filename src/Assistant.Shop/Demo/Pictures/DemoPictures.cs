namespace Assistant.Shop.Demo;

/// <summary>Draws the pictures of the demo shop.</summary>
public static class DemoPictures
{
    /// <summary>How many backgrounds there are.</summary>
    internal const int Looks = 6;
}
