using System.Collections.Concurrent;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AutoDiffDSL.Experiments.Progress;

/// <summary>The column that shows the text of each item, cut to the width that is left.</summary>
internal sealed class TerminalColumn(ConcurrentDictionary<int, TerminalItem> items) : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(items.TryGetValue(task.Id, out TerminalItem? item) ? item.Text : "")
        {
            Overflow = Overflow.Ellipsis,
        };
}
