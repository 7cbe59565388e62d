using AutoDiffDSL.Tape;
using AutoDiffDSL.Testing;

namespace AutoDiffDSL.Tests.Tape;

public sealed class ValueStackTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(1000)]
    public void Values_come_back_last_in_first_out_across_block_borders(int capacity)
    {
        using WorkspaceFrame frame = Workspace.Enter();
        var stack = new ValueStack<double>(frame, capacity);
        for (int i = 0; i < 100_000; i++)
            stack.Push(i);
        Assert.Equal(100_000, stack.Count);
        for (int i = 99_999; i >= 0; i--)
        {
            if (stack.Pop() != i)
                Assert.Fail($"value {i} did not come back");
        }

        Assert.Equal(0, stack.Count);
    }

    [Fact]
    public void Random_pushes_and_pops_agree_with_a_reference_stack()
    {
        var random = new Random(1);
        var reference = new Stack<int>();
        using WorkspaceFrame frame = Workspace.Enter();
        var stack = new ValueStack<int>(frame, 2);
        for (int step = 0; step < 200_000; step++)
        {
            bool push = reference.Count == 0 || random.NextDouble() < (step / 1000 % 2 == 0 ? 0.7 : 0.3);
            if (push)
            {
                stack.Push(step);
                reference.Push(step);
            }
            else
            {
                Assert.Equal(reference.Pop(), stack.Pop());
            }

            Assert.Equal(reference.Count, stack.Count);
        }
    }

    [Fact]
    public void Going_back_and_forth_over_a_block_border_takes_no_further_memory()
    {
        using WorkspaceFrame frame = Workspace.Enter();
        var stack = new ValueStack<long>(frame, 8);
        for (int i = 0; i < 9; i++)
            stack.Push(i);
        Workspace.Current.ResetPeak();
        long before = Workspace.Current.PeakBytes;
        for (int i = 0; i < 1000; i++)
        {
            stack.Pop();
            stack.Pop();
            stack.Push(i);
            stack.Push(i);
        }

        Assert.Equal(before, Workspace.Current.PeakBytes);
    }

    [Fact]
    public void Popping_an_empty_stack_is_refused() =>
        Assert.Throws<InvalidOperationException>(() =>
        {
            using WorkspaceFrame frame = Workspace.Enter();
            var stack = new ValueStack<double>(frame);
            stack.Push(1);
            stack.Pop();
            stack.Pop();
        });

    [Fact]
    public void Snapshots_are_copies_and_keep_apart_from_values()
    {
        double[] state = [1, 2, 3];
        using WorkspaceFrame frame = Workspace.Enter();
        var stack = new ValueStack<double>(frame);
        stack.PushCopy(state);
        stack.Push(10);
        state[0] = 4;
        stack.PushCopy(state.AsSpan(0, 2));
        stack.PushCopy([]);
        Assert.Equal(3, stack.SnapshotCount);
        Assert.Equal(1, stack.Count);

        Assert.True(stack.PopSpan().IsEmpty);
        Span<double> second = stack.PopSpan();
        Span<double> first = stack.PopSpan();
        Assert.Equal(10, stack.Pop());
        second.Fill(0);
        stack.PushCopy([5, 6, 7]);
        Assert.Equal([1, 2, 3], first.ToArray());
    }

    [Fact]
    public void A_growing_tape_allocates_nothing_in_steady_state()
    {
        Run();
        Run();
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int i = 0; i < 10; i++)
                Run();
        }));

        static void Run()
        {
            using WorkspaceFrame frame = Workspace.Enter();
            Span<double> buffer = frame.Zeros<double>(100);
            var stack = new ValueStack<double>(frame);
            for (int i = 0; i < 50_000; i++)
            {
                stack.Push(i);
                if (i % 100 == 0)
                    stack.PushCopy(buffer);
            }

            while (stack.Count > 0)
                stack.Pop();
            while (stack.SnapshotCount > 0)
                stack.PopSpan();
        }
    }
}
