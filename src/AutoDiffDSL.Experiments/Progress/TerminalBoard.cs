using System.Collections.Concurrent;
using Spectre.Console;

namespace AutoDiffDSL.Experiments.Progress;

/// <summary>Bars in a terminal, redrawn ten times a second, with rate, time left and status beside them.</summary>
internal sealed class TerminalBoard : IProgressBoard
{
    private readonly ProgressContext _context;
    private readonly ConcurrentDictionary<int, TerminalItem> _items;

    private TerminalBoard(ProgressContext context, ConcurrentDictionary<int, TerminalItem> items)
    {
        _context = context;
        _items = items;
    }

    public static void Run(IAnsiConsole console, Action<IProgressBoard> work)
    {
        ConcurrentDictionary<int, TerminalItem> items = new();
        console.Progress()
            .AutoClear(false)
            .HideCompleted(false)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn { Width = 24 },
                new PercentageColumn(),
                new TerminalColumn(items))
            .Start(context => work(new TerminalBoard(context, items)));
    }

    public IProgressItem Start(string title, long total)
    {
        ProgressTask task = _context.AddTask(Markup.Escape(title), autoStart: false, maxValue: Math.Max(1, total));
        TerminalItem item = new(task);
        _items[task.Id] = item;
        task.StartTask();
        return item;
    }
}
