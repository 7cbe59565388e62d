using System.CommandLine;
using System.Globalization;

namespace AutoDiffDSL.Experiments.Options;

/// <summary>
/// Options of an experiment's command line with limits, read the same under every culture. An error names the option,
/// what it takes, and an example.
/// </summary>
public static class CheckedOption
{
    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public static Option<int> Whole(string name, string description, int low, int high, int normal) => Make(
        name, description, normal, Text($"a whole number from {low:N0} to {high:N0}"), Text($"{normal}"),
        text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value)
            && value >= low && value <= high ? value : null);

    /// <summary>A finite number from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public static Option<double> Real(string name, string description, double low, double high, double normal) => Make(
        name, description, normal, Text($"a number from {low} to {high}"), Text($"{normal}"),
        text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && value >= low && value <= high ? value : null);

    /// <summary>One of several words; the first is the normal one.</summary>
    public static Option<string> Choice(string name, string description, params string[] words)
    {
        string wanted = string.Join(" or ", words);
        return new Option<string>(name)
        {
            Description = $"{description}: {wanted}",
            DefaultValueFactory = _ => words[0],
            CustomParser = result =>
            {
                string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (!words.Contains(text)) result.AddError($"{name} takes {wanted}; '{text}' is neither.");
                return text;
            },
        };
    }

    /// <summary>A file that the experiment writes, with one of the given extensions.</summary>
    /// <param name="name">The option.</param>
    /// <param name="description">What is written there.</param>
    /// <param name="normal">The file if the option is not given; null for none.</param>
    /// <param name="extensions">The extensions with their dots.</param>
    public static Option<string?> File(string name, string description, string? normal, params string[] extensions)
    {
        Option<string?> option = new(name) { Description = description, DefaultValueFactory = _ => normal };
        option.Validators.Add(result =>
        {
            if (result.Implicit || result.Tokens.Count != 1) return;
            string file = result.Tokens[0].Value;
            if (extensions.Contains(Path.GetExtension(file))) return;

            string wanted = string.Join(" or ", extensions);
            result.AddError($"{name} takes a file that ends in {wanted}, for example {name} run{extensions[0]}; "
                + $"'{file}' does not.");
        });
        return option;
    }

    private static Option<T> Make<T>(
        string name, string description, T normal, string wanted, string example, Func<string, T?> parse)
        where T : struct => new(name)
        {
            Description = description,
            DefaultValueFactory = _ => normal,
            CustomParser = result =>
            {
                string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (parse(text) is T value) return value;
                result.AddError($"{name} takes {wanted}, for example {name} {example}; '{text}' is not one.");
                return normal;
            },
        };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
