#:project ../src/AutoDiffDSL/AutoDiffDSL.csproj
#:project ../src/AutoDiffDSL.Optimizers/AutoDiffDSL.Optimizers.csproj
#:project ../src/AutoDiffDSL.Stability/AutoDiffDSL.Stability.csproj
#:project ../src/AutoDiffDSL.Experiments/AutoDiffDSL.Experiments.csproj

// Nine losses that are not convex and yet have no spurious minima: from every random start a method of descent finds
// what was planted, up to the symmetry of the problem, and the spectrum of the Hessian at the end says that it is a
// minimum. Listed by J. D. Lee, "Towards a Foundation of Deep Learning", 2019; each loss names its own paper. The
// losses stand one a file in landscapes/, with their problems; their gradients and Hessian products are generated. The
// papers' conditions on sizes leave constants open; what can be computed of them stands among the figures or in the
// files.
//
//   dotnet run examples/landscapes.cs
//   dotnet run examples/landscapes.cs -- --row phase --starts 100
//   dotnet run examples/landscapes.cs -- --help

using System.CommandLine;
using System.Globalization;
using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Options;
using AutoDiffDSL.Experiments.Recording;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int count = 20;
RowTable table = new(
    "Landscapes without spurious minima",
    "Each loss is descended from random starts. All ends must be what was planted, up to the problem's symmetry; their "
    + "lowest eigenvalue must not be negative; and exactly as many eigenvalues must vanish as the symmetry has "
    + "dimensions, so that every end is a strict minimum but for it.",
    [
        new("quadratic", "A network of quadratic units", _ => QuadraticNetwork.Run(count)),
        new("relu", "A ReLU network, by a designed landscape", _ => DesignedRelu.Run(count)),
        new("completion", "Matrix completion", _ => MatrixCompletion.Run(count)),
        new("rank", "The best approximation of rank k", _ => RankApproximation.Run(count)),
        new("sensing", "Matrix sensing", _ => MatrixSensing.Run(count)),
        new("phase", "Phase retrieval", _ => PhaseRetrieval.Run(count)),
        new("tensor", "Orthogonal tensor decomposition", _ => TensorDecomposition.Run(count)),
        new("dictionary", "Dictionary learning", _ => DictionaryLearning.Run(count)),
        new("maxcut", "Max-cut by Burer and Monteiro", _ => MaxCut.Run(count)),
    ]);
Option<string> row = CheckedOption.Choice("--row", "Which landscape", [.. table.Choices]);
Option<int> starts = CheckedOption.Whole("--starts", "Random starts in each", 1, 1000, count);
Option<string?> output = CheckedOption.File("--output", "Where to write the report", "report.html", ".html");
RootCommand command = new("Nine losses without spurious minima, descended from random starts.") { row, starts, output };
command.SetAction(parsed =>
{
    count = parsed.GetValue(starts);
    return table.Run(parsed.GetValue(row)!, parsed.GetValue(output)!, [new Setting("starts", $"{count}")]);
});
return await ExperimentCommand.RunAsync(command, args);
