using Assistant.Shop.Text;

namespace Assistant.Shop.Tests.Text;

public sealed class EnglishStemmerTests
{
    // Pairs of the algorithm's own sample vocabulary (snowballstem.org, english/voc.txt and output.txt) and words of shops.
    [Theory]
    [InlineData("consist", "consist")]
    [InlineData("consistency", "consist")]
    [InlineData("consolation", "consol")]
    [InlineData("consolingly", "consol")]
    [InlineData("knack", "knack")]
    [InlineData("kneeling", "kneel")]
    [InlineData("knightly", "knight")]
    [InlineData("generously", "generous")]
    [InlineData("communication", "communic")]
    [InlineData("skis", "ski")]
    [InlineData("dying", "die")]
    [InlineData("hopping", "hop")]
    [InlineData("hoping", "hope")]
    [InlineData("ties", "tie")]
    [InlineData("cries", "cri")]
    [InlineData("gas", "gas")]
    [InlineData("this", "this")]
    [InlineData("sensational", "sensat")]
    [InlineData("electrical", "electr")]
    [InlineData("adjustable", "adjust")]
    [InlineData("replacement", "replac")]
    [InlineData("headphones", "headphon")]
    [InlineData("dresses", "dress")]
    [InlineData("watches", "watch")]
    [InlineData("running", "run")]
    [InlineData("earrings", "earring")]
    [InlineData("by", "by")]
    [InlineData("say", "say")]
    [InlineData("cry", "cri")]
    [InlineData("luxuriated", "luxuri")]
    [InlineData("agreed", "agre")]
    [InlineData("controll", "control")]
    [InlineData("rate", "rate")]
    public void A_word_has_the_stem_of_the_published_algorithm(string word, string stem) => EnglishStemmer.Stem(word).ShouldBe(stem);

    [Theory]
    [InlineData("耳机")]
    [InlineData("16gb")]
    [InlineData("t")]
    [InlineData("")]
    public void What_is_no_English_word_stays(string word) => EnglishStemmer.Stem(word).ShouldBe(word);
}
