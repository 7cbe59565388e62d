using System;
using System.Collections.Generic;

namespace AutoDiffDSL.Generator.Analysis.Storage;

/// <summary>
/// Minimum cut by maximum flow (Dinic 1970). Of several minimum cuts it gives the one nearest to the sink.
/// </summary>
internal sealed class MinimumCut
{
    public const long Infinite = long.MaxValue / 4;
    public const int Source = 0;
    public const int Sink = 1;

    private readonly List<int> targets = [];
    private readonly List<long> capacities = [];
    private readonly List<List<int>> edges = [[], []];

    public int NewNode()
    {
        edges.Add([]);
        return edges.Count - 1;
    }

    public void Connect(int from, int to, long capacity)
    {
        edges[from].Add(targets.Count);
        targets.Add(to);
        capacities.Add(capacity);
        edges[to].Add(targets.Count);
        targets.Add(from);
        capacities.Add(0);
    }

    /// <summary>For each node, whether it lies on the sink's side of the cut.</summary>
    public bool[] Solve()
    {
        while (Levels() is { } level && level[Sink] >= 0)
        {
            var next = new int[edges.Count];
            while (Push(Source, Infinite, level, next) > 0)
            {
            }
        }

        return SinkSide();
    }

    private int[] Levels()
    {
        var level = new int[edges.Count];
        for (int i = 1; i < level.Length; i++)
        {
            level[i] = -1;
        }

        var queue = new Queue<int>();
        queue.Enqueue(Source);
        while (queue.Count > 0)
        {
            int node = queue.Dequeue();
            foreach (int edge in edges[node])
            {
                if (capacities[edge] > 0 && level[targets[edge]] < 0)
                {
                    level[targets[edge]] = level[node] + 1;
                    queue.Enqueue(targets[edge]);
                }
            }
        }

        return level;
    }

    private long Push(int node, long limit, int[] level, int[] next)
    {
        if (node == Sink)
        {
            return limit;
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        for (; next[node] < edges[node].Count; next[node]++)
        {
            int edge = edges[node][next[node]];
            int target = targets[edge];
            if (capacities[edge] > 0 && level[target] == level[node] + 1)
            {
                long pushed = Push(target, Math.Min(limit, capacities[edge]), level, next);
                if (pushed > 0)
                {
                    capacities[edge] -= pushed;
                    capacities[edge ^ 1] += pushed;
                    return pushed;
                }
            }
        }

        return 0;
    }

    private bool[] SinkSide()
    {
        var side = new bool[edges.Count];
        side[Sink] = true;
        var queue = new Queue<int>();
        queue.Enqueue(Sink);
        while (queue.Count > 0)
        {
            int node = queue.Dequeue();
            foreach (int edge in edges[node])
            {
                // The twin edge points here; with capacity left on it, its start still reaches the sink.
                int from = targets[edge];
                if (capacities[edge ^ 1] > 0 && !side[from])
                {
                    side[from] = true;
                    queue.Enqueue(from);
                }
            }
        }

        return side;
    }
}
