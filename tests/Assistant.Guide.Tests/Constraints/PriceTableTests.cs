using System.Globalization;
using Assistant.Guide.Constraints;

namespace Assistant.Guide.Tests.Constraints;

/// <summary>Over 200 messages a language, half of them with numbers that are no prices; written by hand with their limits (a sample of the messages for guide-mini-0).</summary>
public class PriceTableTests
{
    [Theory]
    [InlineData("en", 0.95)]
    [InlineData("zh", 0.9)]
    public void Prices_of_the_table_are_read(string language, double floor)
    {
        var rows = Rows(language).Where(row => (row.Min ?? row.Max) is not null).ToArray();
        var right = rows.Count(row => ConstraintReader.Read(row.Text).Price is { } price && Agrees(price.Min, row.Min) && Agrees(price.Max, row.Max));
        rows.Length.ShouldBeGreaterThanOrEqualTo(100);
        ((double)right / rows.Length).ShouldBeGreaterThanOrEqualTo(floor);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Numbers_that_are_no_prices_are_not_read_as_prices(string language)
    {
        var rows = Rows(language).Where(row => (row.Min ?? row.Max) is null).ToArray();
        rows.Length.ShouldBeGreaterThanOrEqualTo(100);
        rows.Where(row => ConstraintReader.Read(row.Text).Price is not null).Select(row => row.Text).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("headphones under $50", null, 50.0, "USD")]
    [InlineData("a kettle for at most 1,299.50", null, 1299.50, null)]
    [InlineData("between 1k and 2k please", 1000.0, 2000.0, null)]
    [InlineData("something over €100", 100.0, null, "EUR")]
    [InlineData("around a hundred and twenty dollars", 96.0, 144.0, "USD")]
    [InlineData("laptop with 16GB RAM", null, null, null)]
    [InlineData("iPhone 15 case", null, null, null)]
    [InlineData("running shoes size 42", null, null, null)]
    [InlineData("toy for a 3 years old", null, null, null)]
    [InlineData("where is order 20391", null, null, null)]
    [InlineData("compare 1 and 2", null, null, null)]
    [InlineData("耳机 500元以内", null, 500.0, "CNY")]
    [InlineData("一千五以下的手机", null, 1500.0, null)]
    [InlineData("两三百的键盘", 200.0, 300.0, null)]
    [InlineData("1.5万到2万的电脑", 15000.0, 20000.0, null)]
    [InlineData("不超过50美元", null, 50.0, "USD")]
    [InlineData("65寸电视", null, null, null)]
    [InlineData("16G内存的笔记本", null, null, null)]
    [InlineData("42码的鞋", null, null, null)]
    [InlineData("３００元以內的背包", null, 300.0, "CNY")]
    [InlineData("一块手表", null, null, null)]
    public void Spellings_of_prices(string text, double? min, double? max, string? currency)
    {
        var price = ConstraintReader.Read(text).Price;
        ((double?)price?.Min, (double?)price?.Max, price?.Currency).ShouldBe((min, max, currency));
    }

    // 几百块 is labelled 1000 by some and 999 by others.
    private static bool Agrees(decimal? read, decimal? label) => read == label || (read is not null && label is not null && Math.Abs(read.Value - label.Value) <= 1);

    private static IEnumerable<(string Text, decimal? Min, decimal? Max)> Rows(string language) =>
        from line in File.ReadLines(Path.Combine(Shared.RepositoryRoot, "tests/Assistant.Guide.Tests/Constraints", $"prices.{language}.tsv"))
        let cells = line.Split('\t')
        select (cells[0], Number(cells[1]), Number(cells[2]));

    private static decimal? Number(string cell) => cell.Length == 0 ? null : decimal.Parse(cell, CultureInfo.InvariantCulture);
}
