using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AutoDiffDSL.Tape;
using AutoDiffDSL.Testing;

namespace AutoDiffDSL.Tests.Tape;

public sealed class WorkspaceTests
{
    public WorkspaceTests() => Workspace.Current.Trim();

    [Fact]
    public void Zeros_are_zero_also_where_memory_is_used_again()
    {
        using (WorkspaceFrame first = Workspace.Enter())
            first.Uninitialized<double>(100).Fill(7);

        using WorkspaceFrame second = Workspace.Enter();
        Assert.Equal(new double[100], second.Zeros<double>(100).ToArray());
    }

    [Fact]
    public void A_copy_has_the_content_and_its_own_memory()
    {
        double[] source = [1, 2, 3];
        using WorkspaceFrame frame = Workspace.Enter();
        Span<double> copy = frame.Copy<double>(source);
        source[0] = 9;
        Assert.Equal([1, 2, 3], copy.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void Every_span_starts_at_a_multiple_of_64_bytes(int length)
    {
        using WorkspaceFrame frame = Workspace.Enter();
        for (int i = 0; i < 50; i++)
            Assert.Equal(0, AddressOf(frame.Uninitialized<byte>(length)) % 64);
    }

    [Fact]
    public void Spans_do_not_overlap_and_do_not_move_when_chunks_are_added()
    {
        using WorkspaceFrame frame = Workspace.Enter();
        Span<int> first = frame.Zeros<int>(1000);
        first.Fill(1);
        nint address = AddressOf(first);
        for (int i = 2; i < 200; i++)
        {
            Span<int> next = frame.Uninitialized<int>(1000);
            Assert.False(MemoryExtensions.Overlaps<int>(first, next));
            next.Fill(i);
        }

        Assert.True(Workspace.Current.ChunkCount > 1);
        Assert.Equal(address, AddressOf(first));
        Assert.Equal(1000, first.ToArray().Count(x => x == 1));
    }

    [Fact]
    public void An_inner_frame_releases_what_it_took_and_leaves_the_outer_one_alone()
    {
        using WorkspaceFrame outer = Workspace.Enter();
        Span<double> kept = outer.Zeros<double>(10);
        nint inside;
        using (WorkspaceFrame inner = Workspace.Enter())
        {
            Span<double> taken = inner.Uninitialized<double>(50_000);
            taken.Fill(5);
            inside = AddressOf(taken);
        }

        Assert.Equal(new double[10], kept.ToArray());
        using WorkspaceFrame again = Workspace.Enter();
        Assert.Equal(inside, AddressOf(again.Uninitialized<double>(50_000)));
    }

    [Fact]
    public void Disposing_an_outer_frame_closes_forgotten_inner_ones()
    {
        WorkspaceFrame outer = Workspace.Enter();
        WorkspaceFrame forgotten = Workspace.Enter();
        forgotten.Zeros<int>(3);
        outer.Dispose();
        Assert.Equal(0, Workspace.Current.Depth);
        forgotten.Dispose();
        Assert.Equal(0, Workspace.Current.Depth);
    }

    [Fact]
    public void An_exception_inside_a_frame_leaves_the_workspace_in_order()
    {
        Assert.Throws<InvalidOperationException>(Fails);
        Assert.Equal(0, Workspace.Current.Depth);

        static void Fails()
        {
            using WorkspaceFrame frame = Workspace.Enter();
            frame.Zeros<double>(1_000_000);
            throw new InvalidOperationException();
        }
    }

    [Fact]
    public void Taking_memory_from_a_frame_that_is_not_the_innermost_is_refused()
    {
        using WorkspaceFrame outer = Workspace.Enter();
        using WorkspaceFrame inner = Workspace.Enter();
        try
        {
            outer.Zeros<double>(1);
            Assert.Fail("was accepted");
        }
        catch (InvalidOperationException)
        {
        }
    }

    [Fact]
    public void A_negative_length_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            using WorkspaceFrame frame = Workspace.Enter();
            frame.Zeros<double>(-1);
        });
        Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            using WorkspaceFrame frame = Workspace.Enter();
            frame.Uninitialized<int>(int.MinValue);
        });
    }

    [Fact]
    public void After_several_chunks_the_next_outermost_frame_needs_one_and_then_nothing_is_allocated()
    {
        Work();
        Work();
        Assert.Equal(1, Workspace.Current.ChunkCount);
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int i = 0; i < 20; i++)
                Work();
        }));
        Assert.Equal(1, Workspace.Current.ChunkCount);

        static void Work()
        {
            using WorkspaceFrame outer = Workspace.Enter();
            for (int i = 0; i < 100; i++)
            {
                outer.Zeros<double>(999);
                using WorkspaceFrame inner = Workspace.Enter();
                inner.Copy<double>(inner.Uninitialized<double>(5000));
            }
        }
    }

    [Fact]
    public void Peak_counts_what_was_in_use_at_one_time()
    {
        Workspace.Current.ResetPeak();
        using (WorkspaceFrame outer = Workspace.Enter())
        {
            outer.Zeros<byte>(640);
            for (int i = 0; i < 3; i++)
            {
                using WorkspaceFrame inner = Workspace.Enter();
                inner.Zeros<byte>(1_000_000);
            }
        }

        Assert.Equal(640 + 1_000_000, Workspace.Current.PeakBytes);
        Workspace.Current.ResetPeak();
        Assert.Equal(0, Workspace.Current.PeakBytes);
    }

    [Fact]
    public void Trim_gives_unused_memory_back_and_leaves_open_frames_alone()
    {
        using (WorkspaceFrame frame = Workspace.Enter())
        {
            Span<int> kept = frame.Zeros<int>(5);
            using (WorkspaceFrame inner = Workspace.Enter())
                inner.Zeros<double>(1_000_000);
            Workspace.Current.Trim();
            Assert.True(Workspace.Current.CapacityBytes < 100_000);
            kept.Fill(3);
            Assert.Equal([3, 3, 3, 3, 3], kept.ToArray());
        }

        Workspace.Current.Trim();
        Assert.Equal(0, Workspace.Current.CapacityBytes);
        using WorkspaceFrame after = Workspace.Enter();
        Assert.Equal(new int[5], after.Zeros<int>(5).ToArray());
    }

    [Fact]
    public void Each_thread_has_its_own_workspace()
    {
        Workspace here = Workspace.Current;
        Workspace? there = null;
        var thread = new Thread(() => there = Workspace.Current);
        thread.Start();
        thread.Join();
        Assert.NotSame(here, there);
        Assert.Same(here, Workspace.Current);
    }

    [Fact]
    public void Poison_makes_uninitialized_memory_NaN_but_leaves_zeros_and_copies()
    {
        Workspace.Current.PoisonsUninitialized = true;
        try
        {
            using WorkspaceFrame frame = Workspace.Enter();
            Assert.All(frame.Uninitialized<double>(9).ToArray(), x => Assert.True(double.IsNaN(x)));
            Assert.Equal(new double[9], frame.Zeros<double>(9).ToArray());
            Assert.Equal([1.0f, 2.0f], frame.Copy<float>([1, 2]).ToArray());
        }
        finally
        {
            Workspace.Current.PoisonsUninitialized = false;
        }
    }

    internal static unsafe nint AddressOf<T>(Span<T> span)
        where T : unmanaged => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(span));
}
