using Assistant.Shop.Shoppers;

namespace Assistant.Shop.Demo;

/// <summary>Plays one need through the stages; each stage shows in the events it causes.</summary>
internal sealed class EpisodeSimulator(ChoiceModel choices, DateTimeOffset reference)
{
    private readonly SearchWords _words = new();

    /// <param name="mayBuy">False once all orders are made: the shopper then gives up at the last step.</param>
    public void Play(Episode episode, DateTimeOffset start, LifecycleStage from, bool mayBuy, DemoRandom random)
    {
        var visit = new Visit(episode, random, random.Chance(0.18) ? $"visitor-{random.Below(int.MaxValue):x8}" : null) { At = start };
        for (LifecycleStage? stage = from; stage is { } current && visit.At < reference; stage = Lifecycle.Next(current, mayBuy, random))
        {
            if (episode.Stages.Count == 0 || episode.Stages[^1].Stage != current)
                episode.Stages.Add((current, visit.At));
            Act(visit, current);
            visit.At += Gap(current, random);
        }
        if (visit.At < reference)
            episode.Outcome = episode.Order is null ? "abandoned" : "bought";
        episode.Events.RemoveAll(happened => happened.At >= reference);
    }

    private void Act(Visit visit, LifecycleStage stage)
    {
        switch (stage)
        {
            case LifecycleStage.NeedRecognition: Wonder(visit); break;
            case LifecycleStage.InformationSearch: Search(visit); break;
            case LifecycleStage.Evaluation: Compare(visit); break;
            case LifecycleStage.PurchaseDecision: Decide(visit); break;
            case LifecycleStage.Purchase: Buy(visit); break;
            default: Use(visit); break;
        }
    }

    private void Wonder(Visit visit)
    {
        if (visit.Random.Chance(0.3))
            visit.Searches(LifecycleStage.NeedRecognition, _words.Vague(visit.Shopper.Language, visit.Random));
        var among = choices.OfCategory(choices.OfKind(visit.Episode.Need)[0].TopCategory);
        foreach (var product in choices.Look(visit.Shopper, among, 1 + visit.Random.Below(2), visit.Random))
            visit.Does(EventKind.View, LifecycleStage.NeedRecognition, product);
    }

    private void Search(Visit visit)
    {
        visit.Searches(LifecycleStage.InformationSearch, _words.For(visit.Episode.Need, visit.Shopper.Language, visit.Random));
        foreach (var product in choices.Look(visit.Shopper, choices.OfKind(visit.Episode.Need), 1 + visit.Random.Below(3), visit.Random))
        {
            visit.Does(EventKind.View, LifecycleStage.InformationSearch, product);
            visit.Seen.Add(product);
        }
    }

    private void Compare(Visit visit)
    {
        var seen = visit.Seen.Count > 0 ? visit.Seen.ToList() : [.. choices.OfKind(visit.Episode.Need)];
        foreach (var product in choices.Look(visit.Shopper, seen, 2 + visit.Random.Below(2), visit.Random))
        {
            visit.Does(EventKind.View, LifecycleStage.Evaluation, product);
            visit.Seen.Add(product);
            if (visit.Random.Chance(0.2))
                visit.Does(EventKind.Favourite, LifecycleStage.Evaluation, product);
        }
    }

    private void Decide(Visit visit)
    {
        var seen = visit.Seen.Count > 0 ? visit.Seen.ToList() : [.. choices.OfKind(visit.Episode.Need)];
        visit.Chosen ??= seen.MaxBy(product => choices.Utility(visit.Shopper, product));
        visit.Does(EventKind.View, LifecycleStage.PurchaseDecision, visit.Chosen!);
        if (visit.Random.Chance(0.85))
            visit.Does(EventKind.Cart, LifecycleStage.PurchaseDecision, visit.Chosen!);
    }

    private void Buy(Visit visit)
    {
        var usedUp = visit.Episode.Need.Paint.Count > 0;
        var lines = new List<(DemoProduct, int)> { (visit.Chosen!, usedUp ? 1 + visit.Random.PickWeighted([0.6, 0.3, 0.1]) : 1 + visit.Random.PickWeighted([0.94, 0.06])) };
        if (visit.Random.Chance(0.28))
        {
            var addOn = choices.Look(visit.Shopper, choices.OfCategory(visit.Chosen!.TopCategory), 1, visit.Random)[0];
            if (addOn != visit.Chosen)
                lines.Add((addOn, 1));
        }
        foreach (var (product, _) in lines.Skip(1))
            visit.Does(EventKind.Cart, LifecycleStage.Purchase, product);
        foreach (var (product, _) in lines)
            visit.Does(EventKind.Buy, LifecycleStage.Purchase, product);
        var at = visit.Episode.Events[^1].At;
        if (at < reference)
            visit.Episode.Order = new(visit.Shopper, at, lines);
    }

    private void Use(Visit visit)
    {
        if (visit.Random.Chance(0.7))
            visit.Does(EventKind.View, LifecycleStage.UseAndSatisfaction, visit.Chosen!);
        if (visit.Random.Chance(0.15))
            visit.Does(EventKind.View, LifecycleStage.UseAndSatisfaction, choices.Look(visit.Shopper, choices.OfCategory(visit.Chosen!.TopCategory), 1, visit.Random)[0]);
    }

    private static TimeSpan Gap(LifecycleStage stage, DemoRandom random) => stage switch
    {
        LifecycleStage.PurchaseDecision => TimeSpan.FromMinutes(random.Between(1, 40)),
        LifecycleStage.Purchase => TimeSpan.FromDays(random.Between(3, 12)),
        LifecycleStage.UseAndSatisfaction => TimeSpan.FromDays(random.Between(5, 30)),
        _ => TimeSpan.FromHours(Math.Exp(random.Between(-0.5, 4.2))),
    };
}
