using System.Data.Common;
using Assistant.Shop.Search;

namespace Assistant.Shop.Providers.Sqlite;

/// <summary>Turns an <see cref="IndexQuery"/> into one SQL statement.</summary>
internal sealed class SqliteProductQuery
{
    // Name, brand, category, context, attributes, description: what names a product weighs most.
    // As the hidden column "rank", because the function is refused beside a window function.
    private const string Bm25 = "bm25(8.0, 5.0, 4.0, 1.0, 2.0, 0.6)";

    // Popular and well rated products rise by up to 30 and 20 percent; ratings count from a handful on (as if everyone began with five of 3.5).
    private const string Quality = """
        (1 + 0.3 * p.Popularity / (p.Popularity + $typical_popularity + 1e-9)
           + 0.2 * ((COALESCE(p.Rating, 3.5) * p.RatingCount + 3.5 * 5) / (p.RatingCount + 5) - 1) / 4)
        """;

    private readonly IndexQuery _query;
    private readonly SqliteConstraints _constraints;
    private readonly double _typicalPopularity;

    public SqliteProductQuery(IndexQuery query, double typicalPopularity) =>
        (_query, _constraints, _typicalPopularity) = (query, new(query.Filter), typicalPopularity);

    private bool HasText => _query.All.Count > 0;

    /// <summary>The best products: id, score, and for each constraint whether it is missed; with the number of all.</summary>
    public async Task<IndexPage> FindAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var misses = _query.Strict ? [] : _constraints.All;
        // Counting beside matching saves a second match; without text a second look at the narrow index is cheaper than a window over it.
        var sql = $"""
            SELECT p.Id, {Score} AS score, {(HasText ? "COUNT(*) OVER ()" : $"(SELECT COUNT(*) {From})")} AS total{string.Concat(misses.Select((miss, i) => $", NOT {miss.Condition} AS miss{i}"))}
            {From} ORDER BY {Order} LIMIT $limit
            """;
        var total = 0;
        var hits = await connection.QueryAsync(sql, row =>
        {
            total = row.GetInt32(2);
            return new IndexHit(row.GetString(0), row.GetDouble(1), [.. misses.Where((_, i) => row.GetBoolean(3 + i)).Select(miss => miss.Argument)]);
        }, cancellationToken, [.. Parameters, ("$typical_popularity", _typicalPopularity), ("$limit", _query.Limit)]);
        return new(hits, total);
    }

    /// <summary>Values of a column of Products with the number of products, most frequent first.</summary>
    public Task<List<(string Value, int Count)>> CountAsync(DbConnection connection, string column, int limit, CancellationToken cancellationToken) =>
        connection.QueryAsync($"SELECT p.{column}, COUNT(*) AS n {From} AND p.{column} IS NOT NULL GROUP BY p.{column} ORDER BY n DESC, p.{column} LIMIT $limit",
            row => (row.GetString(0), row.GetInt32(1)), cancellationToken, [.. Parameters, ("$limit", limit)]);

    // Only the order by relevance pays for the words' weights.
    private bool Ranks => HasText && (_query.Sort == SearchSort.Relevance || !_query.Strict);

    private string From => (HasText
        ? $"FROM product_search JOIN search_document d ON d.number = product_search.rowid JOIN {SqliteSearchSchema.Facts} ON p.Id = d.product_id WHERE product_search MATCH $match{(Ranks ? $" AND rank MATCH '{Bm25}'" : "")} AND p.Active"
        : $"FROM {SqliteSearchSchema.Facts} WHERE p.Active") + (_query.Strict ? _constraints.Condition : "");

    private string Score => Ranks ? $"-rank * {Quality}" : Quality;

    private string Order
    {
        get
        {
            var nearestFirst = _query.Strict || _constraints.All.Count == 0 ? "" : $"{_constraints.MissCount}, {_constraints.Distance}, ";
            return nearestFirst + _query.Sort switch
            {
                SearchSort.PriceAscending => "p.Price IS NULL, p.Price, score DESC, p.Id",
                SearchSort.PriceDescending => "p.Price IS NULL, p.Price DESC, score DESC, p.Id",
                SearchSort.Rating => "p.Rating IS NULL, p.Rating DESC, p.RatingCount DESC, score DESC, p.Id",
                SearchSort.Newest => "p.CreatedAt DESC, score DESC, p.Id",
                _ => "score DESC, p.Id",
            };
        }
    }

    private IEnumerable<(string, object?)> Parameters =>
        HasText ? [.. _constraints.Parameters, ("$match", MatchExpression.All(_query))] : _constraints.Parameters;
}
