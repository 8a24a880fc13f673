namespace Assistant.Shop.Demo;

/// <summary>The six stages of a need, after the consumer decision process of Engel, Kollat and Blackwell.</summary>
internal enum LifecycleStage { NeedRecognition, InformationSearch, Evaluation, PurchaseDecision, Purchase, UseAndSatisfaction }

/// <summary>A Markov process over the stages; one step is one visit to the shop.</summary>
internal static class Lifecycle
{
    /// <summary>Next stage, or null when the shopper drops the need (or is done with it).</summary>
    public static LifecycleStage? Next(LifecycleStage stage, bool mayBuy, DemoRandom random)
    {
        var ways = Transitions[stage];
        var next = ways[random.PickWeighted([.. ways.Select(way => way.Probability)])].To;
        return next == LifecycleStage.Purchase && !mayBuy ? null : next;
    }

    private static readonly Dictionary<LifecycleStage, (LifecycleStage? To, double Probability)[]> Transitions = new()
    {
        [LifecycleStage.NeedRecognition] = [(LifecycleStage.NeedRecognition, 0.14), (LifecycleStage.InformationSearch, 0.78), (null, 0.08)],
        [LifecycleStage.InformationSearch] =
            [(LifecycleStage.InformationSearch, 0.24), (LifecycleStage.NeedRecognition, 0.02), (LifecycleStage.Evaluation, 0.63), (null, 0.11)],
        [LifecycleStage.Evaluation] =
            [(LifecycleStage.Evaluation, 0.22), (LifecycleStage.InformationSearch, 0.08), (LifecycleStage.PurchaseDecision, 0.59), (null, 0.11)],
        [LifecycleStage.PurchaseDecision] = [(LifecycleStage.Evaluation, 0.12), (LifecycleStage.Purchase, 0.77), (null, 0.11)],
        [LifecycleStage.Purchase] = [(LifecycleStage.UseAndSatisfaction, 1)],
        [LifecycleStage.UseAndSatisfaction] = [(LifecycleStage.UseAndSatisfaction, 0.3), (null, 0.7)],
    };
}
