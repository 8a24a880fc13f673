using Assistant.Inference.Llama;

namespace Assistant.Inference.Tests.Llama;

public sealed class BatchThreadsTests
{
    [Fact]
    public void A_quiet_machine_uses_many_threads_and_a_busy_one_few()
    {
        var threads = new BatchThreads(few: 1, many: 2);
        Share(threads, 200, few: 2, many: 1).ShouldBeGreaterThan(0.9);
        Share(threads, 400, few: 2, many: 50).ShouldBeLessThan(0.05);
        Share(threads, 3000, few: 2, many: 1).ShouldBeGreaterThan(0.5, "it notices when the machine is quiet again");
    }

    [Fact]
    public void Prompts_and_replies_are_learnt_apart()
    {
        var threads = new BatchThreads(1, 2);
        foreach (var _ in Enumerable.Range(0, 20))
        {
            threads.Learn(8, TimeSpan.FromMilliseconds(threads.Choose(8) == 1 ? 1 : 9));
            threads.Learn(512, TimeSpan.FromMilliseconds(threads.Choose(512) == 1 ? 90 : 10));
        }
        threads.Choose(8).ShouldBe(1);
        threads.Choose(512).ShouldBe(2);
    }

    private static double Share(BatchThreads threads, int calls, double few, double many)
    {
        var usedMany = 0;
        for (var call = 0; call < calls; call++)
        {
            var chosen = threads.Choose(100);
            usedMany += chosen == 2 ? 1 : 0;
            threads.Learn(100, TimeSpan.FromMilliseconds(chosen == 2 ? many : few));
        }
        return (double)usedMany / calls;
    }
}
