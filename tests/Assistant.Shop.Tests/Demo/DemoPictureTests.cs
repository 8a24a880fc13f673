using System.Text.RegularExpressions;
using System.Xml.Linq;
using Assistant.Shop.Demo;

namespace Assistant.Shop.Tests.Demo;

public class DemoPictureTests
{
    [Fact]
    public void Every_picture_of_every_product_is_a_sound_drawing_of_its_own()
    {
        var products = DemoShopTests.Content.Products;
        foreach (var image in products.SelectMany(product => product.Product.Images))
        {
            var svg = DemoPictures.Render(Path.GetFileNameWithoutExtension(image.Url));
            svg.ShouldNotBeNull(image.Url);
            XDocument.Parse(svg).Root!.Name.LocalName.ShouldBe("svg");
        }
        products.ShouldAllBe(product => product.Product.Images.Count >= 1 && product.Product.Images.Count <= 2);
        var used = products.SelectMany(product => product.Product.Images).Select(image => Regex.Match(image.Url, "^/pictures/([a-z-]+)-[a-z]+-[0-9].svg$").Groups[1].Value).Distinct().ToList();
        used.Count.ShouldBeGreaterThanOrEqualTo(30);
        DemoPictures.DrawingNames.Order().ShouldBe(used.Order());
    }

    [Fact]
    public void A_picture_holds_no_script_and_no_reference()
    {
        string[] shapes = ["svg", "g", "path", "rect", "circle", "ellipse"];
        foreach (var drawing in DemoPictures.DrawingNames)
        {
            foreach (var element in XDocument.Parse(DemoPictures.Render($"{drawing}-red-0")!).Descendants())
            {
                shapes.ShouldContain(element.Name.LocalName, drawing);
                element.Attributes().ShouldAllBe(attribute => !attribute.Name.LocalName.StartsWith("on") && attribute.Name.LocalName != "href" && attribute.Name.LocalName != "style" && attribute.Name.LocalName != "c");
            }
        }
    }

    [Theory]
    [InlineData("headphones-black-9")]
    [InlineData("headphones-plaid-1")]
    [InlineData("unicorn-red-1")]
    [InlineData("../../etc/passwd")]
    [InlineData("<script>-red-1")]
    [InlineData("")]
    public void A_name_of_no_picture_gives_none(string name) => DemoPictures.Render(name).ShouldBeNull();

    [Fact]
    public void The_colour_of_the_product_is_in_its_picture() =>
        DemoPictures.Render("tent-green-1")!.ShouldContain("#5f9d6e");
}
