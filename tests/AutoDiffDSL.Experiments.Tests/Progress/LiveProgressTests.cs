using AutoDiffDSL.Experiments.Progress;
using Spectre.Console;

namespace AutoDiffDSL.Experiments.Tests.Progress;

public sealed class LiveProgressTests
{
    [Fact]
    public void Redirected_output_holds_plain_lines_without_escape_codes()
    {
        StringWriter output = new() { NewLine = "\n" };
        LiveProgress.Run(Work, Console(output, InteractionSupport.No));

        Assert.StartsWith("run [1]: ended after 10 in 00:00, done\n", output.ToString());
        Assert.DoesNotContain('\u001b', output.ToString());
    }

    [Fact]
    public void An_exception_of_the_work_reaches_the_caller() =>
        Assert.Throws<InvalidOperationException>(() => LiveProgress.Run(
            _ => throw new InvalidOperationException("work"),
            Console(new StringWriter(), InteractionSupport.No)));

    [Fact]
    public void A_bar_shows_its_title_as_it_is_and_its_last_status()
    {
        StringWriter output = new();
        TerminalBoard.Run(Console(output, InteractionSupport.Yes), Work);

        Assert.Contains("run [1]", output.ToString());
        Assert.Contains("100%", output.ToString());
        Assert.Contains("done", output.ToString());
    }

    private static void Work(IProgressBoard board)
    {
        IProgressItem item = board.Start("run [1]", 10);
        item.Report(10, "almost");
        item.Finish("done");
    }

    private static IAnsiConsole Console(TextWriter output, InteractionSupport interaction)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = interaction == InteractionSupport.Yes ? AnsiSupport.Yes : AnsiSupport.No,
            Interactive = interaction,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 120;
        return console;
    }
}
