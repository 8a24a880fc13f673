using System.Text.Json;
using Assistant.Shop.Search;
using Assistant.Shop.Storage;

namespace Assistant.Shop.Providers.Sqlite;

/// <summary>One constraint as SQL over <c>p</c>, a row of Products; a value that is unknown does not meet it.</summary>
/// <param name="Argument">The name that a miss is reported by.</param>
/// <param name="Condition">An SQL condition that is never NULL.</param>
/// <param name="Distance">How far off a product is that misses it, 0 and up, or null where that has no meaning.</param>
internal sealed record SqliteConstraint(string Argument, string Condition, string? Distance = null);

/// <summary>The constraints of a filter with their parameters.</summary>
internal sealed class SqliteConstraints
{
    private static readonly MoneyConverter Money = new();
    private readonly List<SqliteConstraint> _constraints = [];
    private readonly List<(string, object?)> _parameters = [];

    public SqliteConstraints(ProductFilter filter)
    {
        if (filter.CategoryIds is { } categories)
            Add(new("category", "COALESCE(p.CategoryId IN (SELECT value FROM json_each($categories)), 0)"), "$categories", JsonSerializer.Serialize(categories));
        if (filter.MinPrice is { } min)
            Add(new("min_price", "COALESCE(p.Price >= $min_price, 0)", "($min_price - p.Price) * 1.0 / ($min_price + 1)"), "$min_price", Money.ConvertToProvider(min));
        if (filter.MaxPrice is { } max)
            Add(new("max_price", "COALESCE(p.Price <= $max_price, 0)", "(p.Price - $max_price) * 1.0 / ($max_price + 1)"), "$max_price", Money.ConvertToProvider(max));
        if (filter.MinRating is { } rating)
            Add(new("min_rating", "COALESCE(p.Rating >= $min_rating, 0)", "($min_rating - p.Rating) / 5"), "$min_rating", rating);
        if (filter.InStock is { } inStock)
            Add(new("in_stock", inStock ? "COALESCE(p.Stock > 0, 0)" : "COALESCE(p.Stock = 0, 0)"));
        if (filter.Exclude.Count > 0)
            Add(new("exclude", "p.Id NOT IN (SELECT d.product_id FROM product_search x JOIN search_document d ON d.number = x.rowid WHERE x.product_search MATCH $exclude)"),
                "$exclude", MatchExpression.AnyFact(filter.Exclude));
    }

    public IReadOnlyList<SqliteConstraint> All => _constraints;

    public IReadOnlyList<(string, object?)> Parameters => _parameters;

    /// <summary>All of them as one condition.</summary>
    public string Condition => string.Concat(_constraints.Select(constraint => $" AND {constraint.Condition}"));

    /// <summary>How many a product misses. (A constant must not be an integer: in ORDER BY that is the number of a column.)</summary>
    public string MissCount => _constraints.Count == 0 ? "0.0" : string.Join(" + ", _constraints.Select(constraint => $"(NOT {constraint.Condition})"));

    /// <summary>How far off a product is in all that it misses.</summary>
    public string Distance
    {
        get
        {
            var distances = _constraints.Where(constraint => constraint.Distance is not null)
                .Select(constraint => $"IIF({constraint.Condition}, 0, COALESCE({constraint.Distance}, 10))").ToArray();
            return distances.Length == 0 ? "0.0" : string.Join(" + ", distances);
        }
    }

    private void Add(SqliteConstraint constraint) => _constraints.Add(constraint);

    private void Add(SqliteConstraint constraint, string parameter, object? value)
    {
        _constraints.Add(constraint);
        _parameters.Add((parameter, value));
    }
}
