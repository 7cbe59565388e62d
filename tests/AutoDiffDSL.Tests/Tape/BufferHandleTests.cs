using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Tests.Tape;

public sealed class BufferHandleTests
{
    [Fact]
    public void A_handle_names_the_memory_of_a_span_and_of_a_slice()
    {
        using WorkspaceFrame frame = Workspace.Enter();
        frame.Zeros<double>(100_000);
        Span<double> span = frame.Zeros<double>(100_000);
        BufferHandle whole = frame.HandleOf(span);
        BufferHandle slice = frame.HandleOf(span[10..30]);

        frame.Resolve<double>(slice).Fill(2);

        Assert.Equal(100_000, whole.Length);
        Assert.Equal(20, slice.Length);
        Assert.Equal(40, frame.Resolve<double>(whole).ToArray().Sum());
        Assert.True(span == frame.Resolve<double>(whole));
    }

    [Fact]
    public void Handles_of_swapped_buffers_can_be_merged_and_stored_on_a_tape()
    {
        using WorkspaceFrame frame = Workspace.Enter();
        BufferHandle a = frame.HandleOf(frame.Copy<float>([1, 2]));
        BufferHandle b = frame.HandleOf(frame.Copy<float>([3, 4]));
        var tape = new ValueStack<BufferHandle>(frame);
        tape.Push(a);
        (a, b) = (b, a);
        tape.Push(a);
        Assert.Equal([3, 4], frame.Resolve<float>(tape.Pop()).ToArray());
        Assert.Equal([1, 2], frame.Resolve<float>(tape.Pop()).ToArray());
        Assert.NotEqual(a, b);
    }

    [Fact]
    public void An_empty_span_from_anywhere_has_a_handle()
    {
        using WorkspaceFrame frame = Workspace.Enter();
        Assert.True(frame.Resolve<double>(frame.HandleOf(Span<double>.Empty)).IsEmpty);
        Assert.True(frame.Resolve<double>(frame.HandleOf(frame.Zeros<double>(0))).IsEmpty);
        Assert.True(frame.Resolve<double>(frame.HandleOf(new double[3].AsSpan(2, 0))).IsEmpty);
    }

    [Fact]
    public void A_span_from_elsewhere_has_none() =>
        Assert.Throws<InvalidOperationException>(() =>
        {
            using WorkspaceFrame frame = Workspace.Enter();
            frame.Zeros<double>(4);
            frame.HandleOf(new double[3].AsSpan());
        });

    [Fact]
    public void A_handle_to_released_memory_is_refused() =>
        Assert.Throws<InvalidOperationException>(() =>
        {
            BufferHandle stale;
            using WorkspaceFrame outer = Workspace.Enter();
            using (WorkspaceFrame inner = Workspace.Enter())
                stale = inner.HandleOf(inner.Zeros<double>(100));
            outer.Resolve<double>(stale);
        });

    [Fact]
    public void A_handle_read_as_a_larger_type_does_not_reach_past_the_memory_in_use() =>
        Assert.Throws<InvalidOperationException>(() =>
        {
            using WorkspaceFrame frame = Workspace.Enter();
            BufferHandle handle = frame.HandleOf(frame.Zeros<byte>(1000));
            frame.Resolve<double>(handle);
        });
}
