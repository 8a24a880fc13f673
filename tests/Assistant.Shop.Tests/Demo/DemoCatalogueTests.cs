using Assistant.Shop.Demo;

namespace Assistant.Shop.Tests.Demo;

public class DemoCatalogueTests
{
    private static readonly DemoContent Shop = DemoShopTests.Content;

    [Fact]
    public void Twelve_categories_hold_sixty_products_each()
    {
        var tops = Shop.Categories.Where(category => category.ParentId is null).ToList();
        tops.Count.ShouldBe(12);
        Shop.Products.CountBy(product => product.TopCategory).ShouldAllBe(pair => pair.Value >= 50);
        Shop.Products.Count.ShouldBeGreaterThanOrEqualTo(600);
        Shop.Products.Select(product => product.Product.CategoryId).ShouldBeSubsetOf(Shop.Categories.Select(category => category.Id));
    }

    [Fact]
    public void Every_product_speaks_both_languages()
    {
        foreach (var product in Shop.Products.Select(made => made.Product))
        {
            foreach (var text in product.Attributes.SelectMany(a => new[] { a.Name, a.Value }).Append(product.Name).Append(product.Description)
                         .Concat(product.Variants.SelectMany(v => v.Options.Select(o => o.Value))))
            {
                text.Zh.ShouldNotBeNullOrWhiteSpace(product.Id);
                text.En.ShouldNotBeNullOrWhiteSpace(product.Id);
            }
            Languages.Of(product.Name.Zh).ShouldBe(Languages.Chinese);
            Languages.Of(product.Description.Zh).ShouldBe(Languages.Chinese);
            Languages.Of(product.Name.En + product.Description.En).ShouldBe(Languages.English, product.Id);
        }
    }

    [Fact]
    public void Names_and_ids_are_unique()
    {
        Shop.Products.Select(product => product.Product.Id).ShouldBeUnique();
        Shop.Products.Select(product => product.Product.Name.Zh).ShouldBeUnique();
        Shop.Products.Select(product => product.Product.Name.En).ShouldBeUnique();
        Shop.Products.SelectMany(product => product.Product.Variants).Select(variant => variant.Id).ShouldBeUnique();
    }

    [Fact]
    public void The_price_is_the_cheapest_variant_and_the_stock_their_sum()
    {
        foreach (var product in Shop.Products.Select(made => made.Product))
        {
            product.Price!.Value.ShouldBeGreaterThan(0);
            product.Price.ShouldBe(product.Variants.Min(variant => variant.Price));
            product.Stock.ShouldBe(product.Variants.Sum(variant => variant.Stock));
            product.Variants.ShouldNotBeEmpty();
            if (product.ListPrice is { } list)
                list.ShouldBeGreaterThan(product.Price.Value, product.Id);
        }
        Shop.Products.Count(made => made.Product.Stock == 0).ShouldBeInRange(8, 80);
    }

    [Fact]
    public void A_dearer_size_costs_more_than_a_smaller_one()
    {
        var laptop = Shop.Products.First(product => product.Kind.Id == "smartphone").Product;
        var prices = laptop.Variants.Where(variant => variant.Options[0].Value.En == laptop.Variants[0].Options[0].Value.En).Select(variant => variant.Price).ToList();
        prices.ShouldBe(prices.Order());
        prices.ShouldBeUnique();
    }

    [Theory]
    [InlineData("audio", 200)]
    [InlineData("phones", 100)]
    [InlineData("computers", 200)]
    [InlineData("appliances", 200)]
    [InlineData("home", 100)]
    [InlineData("clothing", 200)]
    [InlineData("shoes-bags", 200)]
    [InlineData("beauty", 100)]
    [InlineData("sports", 200)]
    [InlineData("baby-toys", 100)]
    [InlineData("food-tea", 50)]
    [InlineData("pets", 100)]
    public void A_category_has_several_products_below_a_price_and_several_above(string category, int price)
    {
        var prices = Shop.Products.Where(product => product.TopCategory == category).Select(product => product.Product.Price!.Value).ToList();
        prices.Count(each => each <= price).ShouldBeGreaterThanOrEqualTo(5);
        prices.Count(each => each > price).ShouldBeGreaterThanOrEqualTo(5);
    }

    [Fact]
    public void A_number_comes_with_the_words_that_show_it()
    {
        var numbers = Shop.Products.SelectMany(product => product.Product.Attributes).Where(attribute => attribute.Number is not null).ToList();
        numbers.Count.ShouldBeGreaterThan(1000);
        foreach (var attribute in numbers)
        {
            var number = attribute.Number!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
            attribute.Value.Zh!.ShouldStartWith(number);
            attribute.Value.En!.ShouldStartWith(number);
        }
        var battery = numbers.First(attribute => attribute is { Key: "battery_life", Unit: "h" });
        battery.Value.Zh.ShouldBe($"{battery.Number} 小时");
        battery.Value.En.ShouldBe($"{battery.Number} h");
    }

    [Fact]
    public void No_name_is_a_real_brand()
    {
        string[] real =
        [
            "apple", "iphone", "ipad", "airpods", "samsung", "huawei", "xiaomi", "oppo", "vivo", "honor ", "sony", "bose", "beats", "jbl", "anker", "philips", "dyson",
            "midea", "haier", "gree", "supor", "joyoung", "tefal", "nike", "adidas", "puma", "asics", "lining", "anta", "uniqlo", "zara", "muji", "ikea", "lego",
            "bosch", "logitech", "lenovo", "dell", "asus", "acer", "ecovacs", "roborock", "royal canin", "whiskas", "pampers", "huggies", "loreal", "nivea", "goodyear",
            "苹果手机", "华为", "小米", "三星", "索尼", "美的", "海尔", "格力", "苏泊尔", "九阳", "耐克", "阿迪", "安踏", "李宁", "优衣库", "无印良品", "宜家", "乐高",
            "联想", "罗技", "戴森", "科沃斯", "石头科技", "皇家猫粮", "帮宝适", "好奇", "欧莱雅", "妮维雅", "杜比", "固特异", "顺丰", "京东", "淘宝", "天猫",
        ];
        foreach (var product in Shop.Products.Select(made => made.Product))
        {
            var words = $"{product.Name.Zh} {product.Name.En} {product.Brand} ".ToLowerInvariant();
            real.ShouldNotContain(brand => System.Text.RegularExpressions.Regex.IsMatch(words, char.IsAscii(brand[0]) ? $@"\b{brand.Trim()}\b" : brand), words);
        }
    }
}
