namespace AutoDiffDSL.Experiments.Reports;

/// <summary>
/// Lines of equal value on a grid by marching squares (Lorensen and Cline, 1987, in the plane): within each cell the
/// line cuts the edges whose ends lie on either side, at the place that linear interpolation gives, and the pieces of
/// neighbouring cells are joined at the edges that they share.
/// </summary>
internal sealed class ContourLines
{
    private readonly ContourField _field;
    private readonly double _level;
    private readonly int _columns;

    /// <summary>The ends of pieces: for each cut edge, the one or two edges that it is joined to.</summary>
    private readonly SortedDictionary<int, List<int>> _joined = [];

    private ContourLines(ContourField field, double level)
    {
        _field = field;
        _level = level;
        _columns = field.X.Count;
    }

    /// <summary>The lines of a level, each a chain of points; a closed one ends where it begins.</summary>
    /// <exception cref="ArgumentException">There are not as many values as grid points.</exception>
    public static List<List<(double X, double Y)>> Of(ContourField field, double level)
    {
        if (field.Values.Count != field.X.Count * field.Y.Count)
        {
            throw new ArgumentException(
                $"Contours of '{field.Name}' have {field.Values.Count} values for a grid of {field.X.Count} by "
                + $"{field.Y.Count}.", nameof(field));
        }

        var lines = new ContourLines(field, level);
        for (int row = 0; row + 1 < field.Y.Count; row++)
        {
            for (int column = 0; column + 1 < field.X.Count; column++)
                lines.March(column, row);
        }

        return lines.Chains();
    }

    /// <summary>Edges are numbered by their lower left end: 2 p runs right from point p, 2 p + 1 upwards.</summary>
    private void March(int column, int row)
    {
        int point = row * _columns + column;
        double lowerLeft = _field.Values[point], lowerRight = _field.Values[point + 1];
        double upperLeft = _field.Values[point + _columns], upperRight = _field.Values[point + _columns + 1];
        double mean = (lowerLeft + lowerRight + upperLeft + upperRight) / 4;
        if (!double.IsFinite(mean))
            return;

        int bottom = 2 * point, left = 2 * point + 1, top = 2 * (point + _columns), right = 2 * (point + 1) + 1;
        List<int> cut = [];
        if (IsCut(lowerLeft, lowerRight)) cut.Add(bottom);
        if (IsCut(lowerRight, upperRight)) cut.Add(right);
        if (IsCut(upperLeft, upperRight)) cut.Add(top);
        if (IsCut(lowerLeft, upperLeft)) cut.Add(left);
        if (cut.Count == 2)
        {
            Join(cut[0], cut[1]);
        }
        else if (cut.Count == 4)
        {
            // A saddle: the lines pass either side of the corner that lies on the other side than the middle.
            bool aroundLowerLeft = (lowerLeft > _level) != (mean > _level);
            Join(bottom, aroundLowerLeft ? left : right);
            Join(top, aroundLowerLeft ? right : left);
        }
    }

    private bool IsCut(double a, double b) => (a > _level) != (b > _level);

    private void Join(int a, int b)
    {
        Ends(a).Add(b);
        Ends(b).Add(a);
    }

    private List<int> Ends(int edge)
    {
        if (!_joined.TryGetValue(edge, out List<int>? ends)) _joined[edge] = ends = [];
        return ends;
    }

    private List<List<(double X, double Y)>> Chains()
    {
        List<List<(double X, double Y)>> chains = [];
        HashSet<int> seen = [];

        // Open lines first, from an end at the rim; what is left then is closed.
        foreach (int start in _joined.Keys.Where(edge => _joined[edge].Count == 1).Concat(_joined.Keys))
        {
            if (seen.Contains(start)) continue;
            List<(double X, double Y)> chain = [];
            int edge = start;
            while (edge >= 0)
            {
                seen.Add(edge);
                chain.Add(Place(edge));
                edge = _joined[edge].Where(next => !seen.Contains(next)).DefaultIfEmpty(-1).First();
            }

            if (_joined[start].Count == 2) chain.Add(chain[0]);
            chains.Add(chain);
        }

        return chains;
    }

    private (double X, double Y) Place(int edge)
    {
        int from = edge / 2, to = edge % 2 == 0 ? from + 1 : from + _columns;
        double share = (_level - _field.Values[from]) / (_field.Values[to] - _field.Values[from]);
        double x = _field.X[from % _columns], y = _field.Y[from / _columns];
        return (x + share * (_field.X[to % _columns] - x), y + share * (_field.Y[to / _columns] - y));
    }
}
