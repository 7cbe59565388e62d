using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Progress;
using AutoDiffDSL.Experiments.Recording;
using AutoDiffDSL.Experiments.Reports;

/// <summary>Many seeds for each degree and step size, on all cores, and their medians.</summary>
internal static class SeedTable
{
    public static int Run(
        int[] degrees, double[] etas, int seeds, RunLimits limits, string output, CancellationToken cancel)
    {
        (int Degree, double Eta, int Seed)[] cases =
        [
            .. from degree in degrees
               from eta in etas
               from seed in Enumerable.Range(1, seeds)
               select (degree, eta, seed),
        ];
        Outcome[] outcomes = RunAll(cases, limits, cancel);

        List<Check> checks = [];
        List<IReadOnlyList<string>> rows = [];
        List<ReportBlock> charts = [];
        foreach (IGrouping<(int Degree, double Eta), Outcome> group in cases.Zip(outcomes)
            .GroupBy(pair => (pair.First.Degree, pair.First.Eta), pair => pair.Second))
        {
            (int degree, double eta) = group.Key;
            string name = $"k = {degree}, eta = {eta}";
            double[] hovering = [.. group.Select(outcome => outcome.Hovering).Where(double.IsFinite).Order()];
            double median = hovering.Length == 0
                ? double.NaN
                : (hovering[(hovering.Length - 1) / 2] + hovering[hovering.Length / 2]) / 2;
            double band = group.First().Band;
            Outcome farthest = group.MaxBy(outcome => Math.Abs(outcome.Hovering - 1))!;
            int crossed = group.Count(outcome => outcome.Crossing is not null);
            checks.Add(Check.Count($"{name}: runs that cross 2/eta", seeds, crossed));
            double[] starts = [.. group.Select(outcome => outcome.Sharpness.Values[0])];
            checks.Add(new Check(
                $"{name}: sharpness at the start", "2.3 to 4.2", $"{starts.Min():F3} to {starts.Max():F3}",
                starts.Min() >= 2.3 && starts.Max() <= 4.2));
            checks.Add(Check.Relative($"{name}: median of the mean sharpness", 2 / eta, 2 / eta * median, 0.03));
            checks.Add(Check.Relative(
                $"{name}: mean sharpness farthest from 2/eta", 2 / eta, 2 / eta * farthest.Hovering, band));
            rows.AddRange(group.Select(outcome => (string[])
            [
                name, $"{outcome.Record.Seed}", $"{outcome.Sharpness.Values[0]:F3}", $"{outcome.Crossing:N0}",
                $"{2 / eta * outcome.Hovering:F3}", $"{outcome.Hovering:F4}", $"{outcome.Loss.Values[^1]:0.00E+0}",
            ]));
            charts.Add(new Chart(
                $"Step size times sharpness, {name}", new Axis("step"), new Axis("eta * sharpness"),
                [.. group.Select(outcome => Series.Of(outcome.Sharpness, $"seed {outcome.Record.Seed}", eta))])
            {
                References = [new ReferenceLine(2, "2/eta")],
            });
        }

        bool holds = CheckTable.Print(checks, Console.Out);
        Report report = new(
            "The edge of stability: medians over seeds",
            "Full-batch gradient descent on Chebyshev polynomials T_k. The mean sharpness is taken over the steps "
            + $"{limits.SettlingAfter:N0} to {limits.EndAfter:N0} after it crosses 2/eta.",
            [new Setting("seeds", $"1 to {seeds}"), new Setting("most steps", $"{limits.Most:N0}")],
            [
                CheckTable.ToReport("Expected and found", checks),
                new ReportTable(
                    "Runs",
                    ["run", "seed", "sharpness at the start", "crossing", "mean sharpness", "times eta/2", "last loss"],
                    rows),
                .. charts,
            ]);
        HtmlReport.Write(report, output);
        Console.WriteLine($"report: {Path.GetFullPath(output)}");
        return holds ? 0 : 1;
    }

    private static Outcome[] RunAll(
        (int Degree, double Eta, int Seed)[] cases, RunLimits limits, CancellationToken cancel)
    {
        Outcome[] outcomes = new Outcome[cases.Length];
        LiveProgress.Run(board =>
        {
            IProgressItem bar = board.Start($"{cases.Length} runs", cases.Length);
            Lock gate = new();
            int ended = 0;
            Parallel.For(0, cases.Length, i =>
            {
                (int degree, double eta, int seed) = cases[i];
                outcomes[i] = Descent.Run(Problem.Chebyshev(degree), eta, seed, limits, (_, _, _) => { }, cancel);
                lock (gate) bar.Report(++ended, outcomes[i].Record.Name);
            });
            bar.Finish();
        });
        return outcomes;
    }
}
