using Assistant.Shop.Text;

namespace Assistant.Shop.Tests.Text;

public sealed class TextAnalyzerTests
{
    private static readonly TextAnalyzer Analyzer = new(Synonyms.Shipped, new IcuWordBreaker());

    [Theory]
    [InlineData("16 GB", "16gb")]
    [InlineData("16gb", "16gb")]
    [InlineData("5,000 mAh", "5000mah")]
    [InlineData("20000毫安", "20000mah")]
    [InlineData("55寸", "55inch")]
    [InlineData("55-inch", "55inch")]
    [InlineData("55in", "55inch")]
    [InlineData("3.5mm", "3.5mm")]
    [InlineData("500毫升", "500ml")]
    [InlineData("ＵＳＢ", "usb")]
    [InlineData("Café", "cafe")]
    public void A_word_or_a_measure_has_one_form_however_it_is_written(string text, string expected) =>
        Analyzer.Analyze(text)[0].Text.ShouldBe(expected);

    [Theory]
    [InlineData("降噪耳机", "降噪", "耳机")]
    [InlineData("無線藍牙耳機", "无线", "蓝牙", "耳机")]
    [InlineData("无线充电宝", "无线", "充电宝")]
    [InlineData("羽绒服男款", "羽绒服", "男款")]
    [InlineData("狼尾珊瑚绒拖把", "狼", "尾", "珊瑚", "绒", "拖把")]
    public void Chinese_is_cut_into_words(string text, params string[] parts)
    {
        var words = Analyzer.Analyze(text).Select(term => term.Text).ToArray();
        string.Concat(words).ShouldBe(string.Concat(parts));
        words[^1].ShouldBe(parts[^1]);
    }

    [Theory]
    [InlineData("earphones", "耳机")]
    [InlineData("sneakers", "运动鞋")]
    [InlineData("fridge", "冰箱")]
    [InlineData("mobile phone", "手机")]
    [InlineData("T-Shirt", "T恤")]
    [InlineData("tshirt", "t shirt")]
    [InlineData("WiFi", "wi-fi")]
    [InlineData("lipstick", "口紅")]
    public void Synonyms_in_both_languages_share_a_token(string one, string other) =>
        Analyzer.Analyze(one)[0].Groups.ShouldBe(Analyzer.Analyze(other)[0].Groups);

    [Fact]
    public void A_known_compound_is_not_its_parts()
    {
        Analyzer.Analyze("phone case").ShouldHaveSingleItem().Groups.ShouldHaveSingleItem().Id.ShouldBe("phone case");
        Analyzer.Analyze("手机壳").ShouldHaveSingleItem().Groups.ShouldHaveSingleItem().Id.ShouldBe("phone case");
    }

    [Fact]
    public void Two_characters_across_a_word_boundary_are_no_word() =>
        Analyzer.Analyze("以上衣物").SelectMany(term => term.Groups).ShouldNotContain(group => group.Id == "top");

    [Theory]
    [InlineData("音乐手机耳机", "headphones", "phone")]
    [InlineData("Leather Case with Belt for Tablet Computer. Laptop Bag", "laptop bag", "tablet")]
    [InlineData("苹果手机蓝牙耳机", "headphones", "iphone")]
    public void A_name_says_what_it_is_and_mentions_the_rest(string name, string said, string mentioned)
    {
        var tokens = Analyzer.NameTokens(name);
        tokens.Said.Split(' ').ShouldContain("=" + said.Replace(' ', '_'));
        tokens.Said.Split(' ').ShouldNotContain("=" + mentioned);
        tokens.Mentioned.Split(' ').ShouldContain("=" + mentioned);
    }

    [Fact]
    public void The_last_character_of_an_unknown_compound_says_what_it_is() =>
        Analyzer.IndexTokens("老爹鞋").Split(' ').ShouldContain("鞋");

    [Theory]
    [InlineData("\ud800")]
    [InlineData("a\udc00b")]
    [InlineData("👟 shoes \0")]
    [InlineData("\"*:^(){}[]")]
    public void Odd_characters_do_no_harm(string text) => Should.NotThrow(() => Analyzer.IndexTokens(text));

    [Fact]
    public void Without_ICU_the_synonyms_still_cut_Chinese()
    {
        var analyzer = new TextAnalyzer(Synonyms.Shipped, new CharacterBreaker());
        analyzer.Analyze("降噪耳机充电宝").Select(term => term.Text).ShouldBe(["降噪", "耳机", "充电宝"]);
    }
}
