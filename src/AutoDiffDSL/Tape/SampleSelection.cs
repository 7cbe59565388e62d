namespace AutoDiffDSL.Tape;

/// <summary>
/// Which samples an objective takes its mean over: all of them, or a batch. Generated objectives hold one.
/// </summary>
public sealed class SampleSelection
{
    private int[] _batch = [];
    private int _count;
    private bool _all = true;

    /// <summary>Selects all of <paramref name="sampleCount"/> samples.</summary>
    /// <exception cref="ArgumentException">There is no sample; <paramref name="parameterName"/> is named.</exception>
    public SampleSelection(int sampleCount, string parameterName)
    {
        if (sampleCount <= 0)
        {
            throw new ArgumentException(
                $"'{parameterName}' holds no sample, so there is no mean; give at least one.", parameterName);
        }

        SampleCount = sampleCount;
    }

    /// <summary>The number of samples there are.</summary>
    public int SampleCount { get; }

    /// <summary>The number of samples selected, with repetition.</summary>
    public int Count => _all ? SampleCount : _count;

    /// <summary>The selected sample at <paramref name="position"/>, below <see cref="Count"/>.</summary>
    public int this[int position] => _all ? position : _batch[position];

    /// <summary>The number of rows in <paramref name="length"/> elements.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The row length is not positive.</exception>
    /// <exception cref="ArgumentException">The last row would not be whole.</exception>
    public static int CountRows(int length, int rowLength, string rowsName, string rowLengthName)
    {
        if (rowLength <= 0)
            throw new ArgumentOutOfRangeException(rowLengthName, rowLength, $"'{rowLengthName}' must be positive.");
        if (length % rowLength != 0)
        {
            throw new ArgumentException(
                $"'{rowsName}' has {length} elements, which is no multiple of '{rowLengthName}' = {rowLength}; "
                + "give whole rows, one after the other.",
                rowsName);
        }

        return length / rowLength;
    }

    /// <summary>Requires as many samples of one quantity as of another.</summary>
    /// <exception cref="ArgumentException">The numbers differ.</exception>
    public static void SameCount(int expected, int actual, string expectedName, string actualName)
    {
        if (expected != actual)
        {
            throw new ArgumentException(
                $"'{actualName}' holds {actual} samples, but '{expectedName}' holds {expected}; give as many of each.",
                actualName);
        }
    }

    /// <summary>Selects a batch; a sample may occur more than once. The indices are copied.</summary>
    /// <exception cref="ArgumentException">The batch is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An index is negative or not below <see cref="SampleCount"/>.
    /// </exception>
    public void Select(ReadOnlySpan<int> samples)
    {
        if (samples.IsEmpty)
        {
            throw new ArgumentException(
                "The batch is empty, so there is no mean; select at least one sample.", nameof(samples));
        }

        foreach (int sample in samples)
        {
            if ((uint)sample >= (uint)SampleCount)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(samples), sample, $"A sample's index must be at least 0 and below {SampleCount}.");
            }
        }

        if (_batch.Length < samples.Length)
            _batch = new int[samples.Length];
        samples.CopyTo(_batch);
        _count = samples.Length;
        _all = false;
    }

    /// <summary>Selects all samples again.</summary>
    public void SelectAll() => _all = true;
}
