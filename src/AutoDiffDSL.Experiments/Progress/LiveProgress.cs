using Spectre.Console;

namespace AutoDiffDSL.Experiments.Progress;

/// <summary>Live progress in a terminal, plain lines where the output is redirected.</summary>
public static class LiveProgress
{
    /// <summary>Runs <paramref name="work"/> on the calling thread while its progress is shown.</summary>
    /// <param name="work">The work; it reports to the board that it is given.</param>
    /// <param name="console">Where to show it; the standard output if null.</param>
    public static void Run(Action<IProgressBoard> work, IAnsiConsole? console = null)
    {
        console ??= AnsiConsole.Console;
        if (console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal)
            TerminalBoard.Run(console, work);
        else
            work(new PlainBoard(console.Profile.Out.Writer, TimeProvider.System));
    }
}
