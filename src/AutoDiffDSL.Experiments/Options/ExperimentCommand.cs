using System.CommandLine;
using System.CommandLine.Parsing;

namespace AutoDiffDSL.Experiments.Options;

/// <summary>Runs the command line of an experiment.</summary>
public static class ExperimentCommand
{
    /// <summary>The exit code of a command line that was not understood.</summary>
    public const int Misused = 2;

    /// <summary>How long a command may take to end in order after Ctrl+C.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Parses <paramref name="arguments"/> and runs the command; where they are wrong, says what is wrong and nothing
    /// else, and runs nothing.
    /// </summary>
    /// <returns>The exit code of the command, or <see cref="Misused"/>.</returns>
    public static Task<int> RunAsync(RootCommand command, string[] arguments, TextWriter? errors = null)
    {
        ParseResult parsed = command.Parse(arguments);
        if (parsed.Errors.Count == 0)
            return parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = _patience });

        errors ??= Console.Error;
        foreach (ParseError error in parsed.Errors) errors.WriteLine(error.Message);
        errors.WriteLine("--help lists the options.");
        return Task.FromResult(Misused);
    }

    /// <summary>Whether the user gave the option, rather than leaving it at its normal value.</summary>
    public static bool Gave(this ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };
}
