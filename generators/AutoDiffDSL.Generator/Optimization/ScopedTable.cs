using System.Collections.Generic;

namespace AutoDiffDSL.Generator.Optimization;

/// <summary>A dictionary whose entries vanish when the scope that made them is left.</summary>
internal sealed class ScopedTable<TKey, TValue>
{
    private readonly Dictionary<TKey, TValue> entries = [];
    private readonly Stack<List<(TKey Key, bool Had, TValue Old)>> scopes = new();

    public void Enter() => scopes.Push([]);

    public void Leave()
    {
        List<(TKey Key, bool Had, TValue Old)> changes = scopes.Pop();
        for (int i = changes.Count - 1; i >= 0; i--)
        {
            if (changes[i].Had)
            {
                entries[changes[i].Key] = changes[i].Old;
            }
            else
            {
                entries.Remove(changes[i].Key);
            }
        }
    }

    public bool TryGet(TKey key, out TValue value) => entries.TryGetValue(key, out value);

    public void Set(TKey key, TValue value)
    {
        bool had = entries.TryGetValue(key, out TValue old);
        scopes.Peek().Add((key, had, old));
        entries[key] = value;
    }
}
