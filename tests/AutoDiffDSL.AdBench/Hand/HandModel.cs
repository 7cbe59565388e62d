using System.Globalization;

namespace AutoDiffDSL.AdBench.Hand;

/// <summary>A hand: bones in a tree, and a mesh whose vertices follow them.</summary>
/// <param name="Parents">For each bone its parent, -1 for the root; parents come first.</param>
/// <param name="BaseRelatives">For each bone its 4 x 4 placement relative to its parent at rest, by rows.</param>
/// <param name="InverseBases">For each bone the inverse of its absolute placement at rest, 4 x 4 by rows.</param>
/// <param name="Positions">Three coordinates for each vertex at rest.</param>
/// <param name="Weights">For each vertex how much it follows each bone: vertices x bones.</param>
/// <param name="Triangles">Three vertices for each triangle.</param>
public sealed record HandModel(
    int[] Parents, double[] BaseRelatives, double[] InverseBases, double[] Positions, double[] Weights, int[] Triangles)
{
    public int BoneCount => Parents.Length;

    /// <param name="bones">Lines of name, parent, relative placement, inverse absolute placement.</param>
    /// <param name="vertices">Lines of position, normal, texture coordinates, count, and that many bones with
    /// weights.</param>
    /// <param name="triangles">Lines of three vertices.</param>
    public static HandModel Read(string bones, string vertices, string triangles)
    {
        var parents = new List<int>();
        List<double> relatives = [], inverses = [], positions = [], weights = [];
        foreach (string line in Lines(bones))
        {
            var figures = new Figures(line);
            figures.Word();
            parents.Add(figures.Whole());
            relatives.AddRange(figures.Reals(16));
            inverses.AddRange(figures.Reals(16));
        }

        foreach (string line in Lines(vertices))
        {
            var figures = new Figures(line);
            positions.AddRange(figures.Reals(3));
            figures.Reals(5);
            var row = new double[parents.Count];
            for (int count = figures.Whole(); count > 0; count--)
            {
                int bone = figures.Whole();
                row[bone] = figures.Real();
            }

            weights.AddRange(row);
        }

        int[] corners = [.. Lines(triangles).SelectMany(line => line.Split(':'))
            .Select(token => int.Parse(token, CultureInfo.InvariantCulture))];
        return new HandModel([.. parents], [.. relatives], [.. inverses], [.. positions], [.. weights], corners);
    }

    /// <summary>22 bones as in the benchmark, with drawn placements and weights.</summary>
    public static HandModel Drawn(int vertices, int seed)
    {
        var random = new Random(seed);
        int[] parents = [-1, .. Enumerable.Range(1, 20).Select(bone => bone % 4 == 1 ? 0 : bone - 1), 0];
        var relatives = new double[22 * 16];
        var inverses = new double[22 * 16];
        for (int bone = 0; bone < 22; bone++)
        {
            random.Uniform(12, -0.5, 0.5).CopyTo(relatives, bone * 16);
            random.Uniform(12, -0.5, 0.5).CopyTo(inverses, bone * 16);
            for (int i = 0; i < 3; i++) relatives[bone * 16 + 5 * i] += 1;
            for (int i = 0; i < 3; i++) inverses[bone * 16 + 5 * i] += 1;
            relatives[bone * 16 + 15] = inverses[bone * 16 + 15] = 1;
        }

        int[] triangles = [.. Enumerable.Range(0, 3 * (vertices - 2)).Select(i => i / 3 + i % 3)];
        return new HandModel(
            parents,
            relatives,
            inverses,
            random.Uniform(3 * vertices, -1, 1),
            random.Uniform(22 * vertices, 0, 0.1),
            triangles);
    }

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
