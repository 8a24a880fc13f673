using System.Globalization;
using Assistant.Shop.Catalogue;
using Assistant.Shop.Search;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Cli.Bench;

/// <summary>A bilingual catalogue of any size and searches in it, made from word lists; the same on every machine.</summary>
internal static class SyntheticCatalogue
{
    private const int Seed = 20_261;
    private const int Batch = 1_000;

    private static readonly (string En, string Zh)[] Kinds =
    [
        ("headphones", "耳机"), ("Bluetooth speaker", "蓝牙音箱"), ("smartphone", "智能手机"), ("phone case", "手机壳"), ("power bank", "充电宝"),
        ("laptop", "笔记本电脑"), ("mechanical keyboard", "机械键盘"), ("mouse", "鼠标"), ("monitor", "显示器"), ("office chair", "办公椅"),
        ("rice cooker", "电饭煲"), ("air fryer", "空气炸锅"), ("coffee machine", "咖啡机"), ("kettle", "电热水壶"), ("frying pan", "平底锅"),
        ("robot vacuum", "扫地机器人"), ("pillow", "枕头"), ("desk lamp", "台灯"), ("storage box", "收纳箱"), ("thermos", "保温杯"), ("towel", "毛巾"),
        ("t-shirt", "T恤"), ("shirt", "衬衫"), ("down jacket", "羽绒服"), ("dress", "连衣裙"), ("jeans", "牛仔裤"), ("running shoes", "跑步鞋"),
        ("sneakers", "运动鞋"), ("boots", "靴子"), ("backpack", "双肩包"), ("handbag", "手提包"), ("suitcase", "行李箱"), ("face cream", "面霜"),
        ("sunscreen", "防晒霜"), ("lipstick", "口红"), ("shampoo", "洗发水"), ("hair dryer", "吹风机"), ("electric toothbrush", "电动牙刷"),
        ("yoga mat", "瑜伽垫"), ("tent", "帐篷"), ("dumbbells", "哑铃"), ("sleeping bag", "睡袋"), ("stroller", "婴儿车"), ("building blocks", "积木"),
        ("plush toy", "毛绒玩具"), ("green tea", "绿茶"), ("coffee beans", "咖啡豆"), ("mixed nuts", "坚果"), ("cat food", "猫粮"), ("dog bed", "狗窝"),
    ];

    private static readonly (string En, string Zh)[] Properties =
    [
        ("wireless", "无线"), ("waterproof", "防水"), ("lightweight", "轻便"), ("foldable", "可折叠"), ("portable", "便携"), ("quiet", "静音"),
        ("children's", "儿童"), ("women's", "女士"), ("men's", "男士"), ("cotton", "纯棉"), ("leather", "真皮"), ("retro", "复古"), ("winter", "冬季"),
        ("summer", "夏季"), ("travel", "旅行"), ("office", "办公"), ("outdoor", "户外"), ("gaming", "电竞"), ("organic", "有机"), ("magnetic", "磁吸"),
    ];

    private static readonly (string En, string Zh)[] Colours =
        [("red", "红色"), ("blue", "蓝色"), ("green", "绿色"), ("black", "黑色"), ("white", "白色"), ("pink", "粉色"), ("grey", "灰色"), ("beige", "米色")];

    private static readonly string[] Sentences =
    [
        "Made for every day, and easy to clean.", "A present that pleases.", "Fits into any bag.", "Two years of guarantee.", "Tested for long use at home and on the way.",
        "Also goes well with a phone, a laptop or headphones.", "日常使用很方便，容易清洁。", "送礼自用都合适。", "做工扎实，两年质保。", "搭配手机和电脑使用效果更好。", "轻松放进包里。",
    ];

    /// <summary>Writes <paramref name="count"/> products in 50 categories; every third has only one language.</summary>
    public static async Task StoreAsync(IDbContextFactory<ShopDbContext> contexts, int count, CancellationToken cancellationToken)
    {
        var random = new Random(Seed);
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            db.AddRange(Kinds.Select((kind, i) => new Category { Id = Id('c', i), Name = new() { En = kind.En, Zh = kind.Zh } }));
            await db.SaveChangesAsync(cancellationToken);
        }
        for (var start = 0; start < count; start += Batch)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            db.AddRange(Enumerable.Range(start, Math.Min(Batch, count - start)).Select(i => Make(i, random)));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>What shoppers look for: about half in Chinese, half with constraints, some misspelt, some not to be had.</summary>
    public static IEnumerable<SearchRequest> Searches(int count)
    {
        var random = new Random(Seed + 1);
        for (var i = 0; i < count; i++)
        {
            var constrained = random.Next(2) == 0;
            yield return new()
            {
                Query = Query(random, chinese: random.Next(2) == 0),
                MaxPrice = constrained ? random.Next(20, 3_000) : null,
                MinRating = constrained && random.Next(3) == 0 ? 4 : null,
                InStock = constrained && random.Next(3) == 0 ? true : null,
                Category = random.Next(5) == 0 ? Pick(Kinds, random).En : null,
                Sort = (SearchSort)Math.Max(0, random.Next(-4, 5)),
                WithFacets = random.Next(10) == 0,
            };
        }
    }

    private static Product Make(int index, Random random)
    {
        var kind = random.Next(Kinds.Length);
        var (property, colour) = (Pick(Properties, random), Pick(Colours, random));
        var brand = $"Brand{random.Next(400)}";
        var english = index % 3 != 1;
        var product = new Product
        {
            Id = Id('p', index), CategoryId = Id('c', kind), Brand = brand, Price = random.Next(900, 500_000) / 100m, Currency = "CNY", Stock = random.Next(-20, 100) is > 0 and var stock ? stock : 0,
            Rating = Math.Round(3 + random.NextDouble() * 2, 1), RatingCount = random.Next(200), Popularity = random.NextDouble() * 100, Source = "benchmark",
            Name = new()
            {
                En = english ? $"{brand} {property.En} {Kinds[kind].En} X{random.Next(1_000)}" : null,
                Zh = index % 3 != 0 ? $"{brand} {property.Zh}{Kinds[kind].Zh} X{random.Next(1_000)}" : null,
            },
            Description = new() { En = string.Join(' ', Enumerable.Range(0, 6).Select(_ => Pick(Sentences, random))) },
        };
        product.Attributes.Add(new() { ProductId = product.Id, Key = "color", Name = new() { En = "Colour", Zh = "颜色" }, Value = new() { En = colour.En, Zh = colour.Zh } });
        product.Attributes.Add(new() { ProductId = product.Id, Key = "weight", Name = new() { En = "Weight", Zh = "重量" }, Value = new() { En = $"{random.Next(50, 5_000)} g" } });
        return product;
    }

    private static string Query(Random random, bool chinese)
    {
        var (kind, property, colour) = (Pick(Kinds, random), Pick(Properties, random), Pick(Colours, random));
        return (random.Next(10), chinese) switch
        {
            (0 or 1, true) => kind.Zh,
            (0 or 1, false) => kind.En,
            (2 or 3, true) => property.Zh + kind.Zh,
            (2 or 3, false) => $"{property.En} {kind.En}",
            (4, true) => $"我想买一个{colour.Zh}的{property.Zh}{kind.Zh}，不要太贵",
            (4, false) => $"I am looking for a {colour.En} {property.En} {kind.En}, please",
            (5, true) => $"{colour.Zh}{kind.Zh}",
            (5, false) => $"{colour.En} {kind.En}",
            (6, true) => "有什么推荐的吗",
            (6, false) => Misspell(kind.En, random),
            (7, true) => $"{property.Zh}宇宙飞船",
            (7, false) => $"{property.En} spaceship",
            (8, _) => $"Brand{random.Next(400)} {(chinese ? kind.Zh : kind.En)}",
            (_, true) => colour.Zh,
            _ => property.En,
        };
    }

    private static string Misspell(string word, Random random)
    {
        var at = random.Next(1, word.Length - 1);
        return word[..at] + word[(at + 1)..];
    }

    private static T Pick<T>(T[] from, Random random) => from[random.Next(from.Length)];

    private static string Id(char prefix, int index) => prefix + index.ToString("D5", CultureInfo.InvariantCulture);
}
