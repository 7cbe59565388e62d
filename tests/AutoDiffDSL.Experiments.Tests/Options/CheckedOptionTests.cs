using System.CommandLine;
using AutoDiffDSL.Experiments.Options;

namespace AutoDiffDSL.Experiments.Tests.Options;

public sealed class CheckedOptionTests
{
    private readonly Option<double> _eta = CheckedOption.Real("--eta", "Step size", 0.001, 10, 0.1);
    private readonly Option<int> _degree = CheckedOption.Whole("--degree", "Degree", 1, 20_000, 4);
    private readonly Option<string> _data = CheckedOption.Choice("--data", "What is learnt", "chebyshev", "digits");
    private readonly Option<string?> _record = CheckedOption.File("--record", "The run", null, ".csv", ".json");
    private ParseResult? _ran;

    [Fact]
    public async Task Options_that_are_not_given_have_their_normal_values()
    {
        Assert.Equal((0, ""), await Run());

        Assert.Equal((0.1, 4), (_ran!.GetValue(_eta), _ran.GetValue(_degree)));
        Assert.Equal(("chebyshev", null), (_ran.GetValue(_data), _ran.GetValue(_record)));
        Assert.False(_ran.Gave(_eta));
    }

    [Fact]
    public async Task Options_are_read_the_same_in_every_culture()
    {
        using OtherCulture culture = new();
        Assert.Equal((0, ""), await Run("--eta", "0.25", "--degree", "5", "--data", "digits", "--record", "a.json"));

        Assert.Equal((0.25, 5), (_ran!.GetValue(_eta), _ran.GetValue(_degree)));
        Assert.Equal(("digits", "a.json"), (_ran.GetValue(_data), _ran.GetValue(_record)));
        Assert.True(_ran.Gave(_eta));
    }

    [Theory]
    [InlineData("--eta", "abc", "--eta takes a number from 0.001 to 10, for example --eta 0.1; 'abc' is not one.")]
    [InlineData("--eta", "0,1", "--eta takes a number from 0.001 to 10, for example --eta 0.1; '0,1' is not one.")]
    [InlineData("--eta", "NaN", "--eta takes a number from 0.001 to 10, for example --eta 0.1; 'NaN' is not one.")]
    [InlineData(
        "--degree", "0", "--degree takes a whole number from 1 to 20,000, for example --degree 4; '0' is not one.")]
    [InlineData("--data", "mnist", "--data takes chebyshev or digits; 'mnist' is neither.")]
    [InlineData(
        "--record", "run.txt",
        "--record takes a file that ends in .csv or .json, for example --record run.csv; 'run.txt' does not.")]
    public async Task An_error_names_the_option_and_the_fix_and_nothing_runs(string option, string text, string error)
    {
        using OtherCulture culture = new();

        Assert.Equal(
            (ExperimentCommand.Misused, error + "\n--help lists the options.\n"),
            await Run(option, text));
        Assert.Null(_ran);
    }

    [Fact]
    public async Task An_unknown_option_is_an_error()
    {
        (int exit, string errors) = await Run("--epochs", "3");

        Assert.Equal(ExperimentCommand.Misused, exit);
        Assert.Contains("'--epochs'", errors);
    }

    private async Task<(int Exit, string Errors)> Run(params string[] arguments)
    {
        RootCommand command = new("Test.") { _eta, _degree, _data, _record };
        command.SetAction(parsed =>
        {
            _ran = parsed;
            return 0;
        });
        StringWriter errors = new() { NewLine = "\n" };
        return (await ExperimentCommand.RunAsync(command, arguments, errors), errors.ToString());
    }
}
