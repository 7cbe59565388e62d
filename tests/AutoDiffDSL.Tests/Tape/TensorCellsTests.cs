using System.Numerics.Tensors;
using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Tests.Tape;

/// <summary>The cells of a tensor are its elements in row-major order, or it is refused.</summary>
public sealed class TensorCellsTests
{
    private static readonly double[] s_numbers = [.. Enumerable.Range(0, 60).Select(i => (double)i)];

    [Fact]
    public void Cells_are_the_memory_itself()
    {
        Tensor<double> tensor = Tensor.Create([1.0, 2, 3, 4, 5, 6], [2, 3]);
        Span<double> cells = Cells.Of(tensor);
        cells[4] = 50;
        Assert.Equal(50, tensor[1, 1]);
        Cells.Of(tensor.AsTensorSpan())[0] = 10;
        Assert.Equal([10, 2, 3, 4, 50, 6], Cells.Of(tensor.AsReadOnlyTensorSpan()).ToArray());
    }

    [Fact]
    public void Cells_of_a_span_may_outlive_the_variable_that_held_it()
    {
        double[] memory = [1, 2, 3, 4];
        Local(memory)[3] = 40;
        Assert.Equal(40, memory[3]);

        static Span<double> Local(double[] memory)
        {
            var span = new TensorSpan<double>(memory, [2, 2]);
            return Cells.Of(in span);
        }
    }

    [Fact]
    public void Cells_of_memory_on_the_stack_are_that_memory()
    {
        Span<float> memory = stackalloc float[6];
        var span = new TensorSpan<float>(memory, [3, 2], []);
        Cells.Of(span).Fill(2);
        Assert.Equal([2, 2, 2, 2, 2, 2], memory.ToArray());
    }

    [Theory]
    [InlineData("0..1, 0..3, 0..4", true)]
    [InlineData("1..2, 0..3, 0..4", true)]
    [InlineData("1..2, 1..3, 0..4", true)]
    [InlineData("1..2, 1..2, 1..3", true)]
    [InlineData("1..2, 1..2, 1..2", true)]
    [InlineData("0..2, 0..3, 0..1", false)]
    [InlineData("0..2, 0..3, 1..3", false)]
    [InlineData("0..2, 1..2, 0..4", false)]
    [InlineData("0..2, 0..2, 0..4", false)]
    [InlineData("1..2, 0..2, 0..3", false)]
    [InlineData("1..1, 0..3, 0..4", true)]
    [InlineData("0..2, 0..3, 2..2", true)]
    public void A_block_of_a_tensor_has_cells_where_nothing_lies_between_them(string ranges, bool isDense)
    {
        System.Buffers.NRange[] block = [.. ranges.Split(", ").Select(range => range.Split(".."))
            .Select(ends => new System.Buffers.NRange(nint.Parse(ends[0]), nint.Parse(ends[1])))];
        Tensor<double> tensor = Tensor.Create(s_numbers, [2, 3, 4]).Slice(block);
        Assert.Equal(isDense, Record.Exception(() => Cells.Of(tensor)) is null);
        AreElementsOrRefused(tensor);
    }

    [Fact]
    public void Whatever_the_lengths_and_strides_cells_are_the_elements_in_order_or_refused()
    {
        int dense = 0, refused = 0;
        nint[] strides = [0, 1, 2, 3, 4, 6, 9, 12];
        foreach (nint[] lengths in Combinations([0, 1, 2, 3], 3))
            foreach (nint[] steps in Combinations(strides, lengths.Length))
            {
                if (steps.Length != lengths.Length || !TryCreate(lengths, steps, out Tensor<double>? tensor))
                    continue;
                bool hasCells = AreElementsOrRefused(tensor!);
                Assert.Equal(IsContiguous(tensor!), hasCells);
                if (hasCells) dense++;
                else refused++;
            }

        Assert.True(dense > 100 && refused > 1000, $"{dense} dense, {refused} refused");
    }

    [Fact]
    public void Blocks_of_blocks_are_elements_in_order_or_refused()
    {
        var random = new Random(1);
        int dense = 0, refused = 0;
        for (int i = 0; i < 2000; i++)
        {
            Tensor<double> tensor = Tensor.Create(s_numbers, [3, 4, 5]);
            for (int depth = 0; depth <= i % 3; depth++)
            {
                System.Buffers.NRange[] block = [.. tensor.Lengths.ToArray().Select(Part)];
                tensor = tensor.Slice(block);
            }

            bool hasCells = AreElementsOrRefused(tensor);
            Assert.Equal(IsContiguous(tensor), hasCells);
            if (hasCells) dense++;
            else refused++;
        }

        Assert.True(dense > 200 && refused > 200, $"{dense} dense, {refused} refused");

        System.Buffers.NRange Part(nint length)
        {
            int start = random.Next((int)length + 1), end = random.Next(start, (int)length + 1);
            return random.Next(3) == 0 ? System.Buffers.NRange.All : new System.Buffers.NRange(start, end);
        }
    }

    [Fact]
    public void Tensors_turned_or_stretched_without_a_copy_are_refused()
    {
        Tensor<double> tensor = Tensor.Create(s_numbers, [2, 3, 4]);
        Assert.Throws<ArgumentException>(() => Cells.Of(Tensor.Transpose(tensor)));
        Assert.Throws<ArgumentException>(() => Cells.Of(Tensor.PermuteDimensions(tensor, [2, 0, 1])));
        Assert.Throws<ArgumentException>(() => Cells.Of(Tensor.Create([1.0, 2, 3], 0, [2, 3], [0, 1])));
        Assert.Throws<ArgumentException>(() => Cells.Of(Tensor.Create([1.0], 0, [2, 3], [0, 0])));
        AreElementsOrRefused(Tensor.Broadcast<double>(Tensor.Create([1.0, 2, 3], [1, 3]), [2, 3]));
        AreElementsOrRefused(Tensor.Unsqueeze(tensor, 1));
        AreElementsOrRefused(Tensor.Squeeze(tensor.Slice([0..2, 1..2, 0..4])));
    }

    [Fact]
    public void Empty_tensors_have_no_cells()
    {
        Assert.Equal(0, Cells.Of(Tensor<double>.Empty).Length);
        Assert.Equal(0, Cells.Of(default(TensorSpan<double>)).Length);
        Assert.Equal(0, Cells.Of(default(ReadOnlyTensorSpan<double>)).Length);
        Assert.Equal(0, Cells.Of(Tensor.CreateFromShape<double>([])).Length);
        Assert.Equal(0, Cells.Of(Tensor.CreateFromShape<double>([3, 0, 2])).Length);
    }

    [Fact]
    public void What_is_refused_is_named_with_what_helps()
    {
        Tensor<double> column = Tensor.Create(s_numbers, [3, 4]).Slice([0..3, 1..2]);
        ArgumentException error = Assert.Throws<ArgumentException>(() => Cells.Of(column));
        Assert.Equal("column", error.ParamName);
        Assert.StartsWith(
            "'column' is not dense: it has shape [3, 1] and strides [4, 0]. Copy it with ToDenseTensor().",
            error.Message, StringComparison.Ordinal);
        Assert.Equal([1, 5, 9], Cells.Of(column.ToDenseTensor()).ToArray());

        error = Assert.Throws<ArgumentException>(() => Cells.Of(column.AsTensorSpan(), "y"));
        Assert.Equal("y", error.ParamName);
        Assert.Contains(
            "dense = Tensor.CreateFromShape<Double>(y.Lengths); y.CopyTo(dense).", error.Message,
            StringComparison.Ordinal);
        Assert.Equal(
            "x", Assert.Throws<ArgumentException>(() => Cells.Of(column.AsReadOnlyTensorSpan(), "x")).ParamName);

        Tensor<double> missing = null!;
        Assert.Equal("missing", Assert.Throws<ArgumentNullException>(() => Cells.Of(missing)).ParamName);
    }

    [Fact]
    public unsafe void Tensors_that_an_int_cannot_count_are_refused()
    {
        nint many = unchecked((nint)2147483648);
        byte cell = 0;
        byte* memory = &cell;
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => Cells.Of(new TensorSpan<byte>(memory, many), "large"));
        Assert.Equal("large", error.ParamName);
        Assert.Contains("[2147483648]", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Cells.Of(new ReadOnlyTensorSpan<byte>(memory, 2 * many, [2, many])));
        Assert.Throws<ArgumentException>(() => Cells.Of(Tensor.Create([1.0], 0, [many], [0])));
        Assert.Throws<ArgumentException>(() => Cells.Of(Tensor.Create<double>([], [many, 0])));
    }

    /// <summary>True where the tensor has cells, which are then what indices find; false where it is refused.</summary>
    private static bool AreElementsOrRefused(Tensor<double> tensor)
    {
        double[] cells, fromSpan, fromReadOnlySpan;
        try
        {
            cells = Cells.Of(tensor).ToArray();
        }
        catch (ArgumentException)
        {
            Assert.Throws<ArgumentException>(() => Cells.Of(tensor.AsTensorSpan()));
            Assert.Throws<ArgumentException>(() => Cells.Of(tensor.AsReadOnlyTensorSpan()));
            return false;
        }

        fromSpan = Cells.Of(tensor.AsTensorSpan()).ToArray();
        fromReadOnlySpan = Cells.Of(tensor.AsReadOnlyTensorSpan()).ToArray();
        double[] elements = Elements(tensor);
        Assert.Equal(elements, cells);
        Assert.Equal(elements, fromSpan);
        Assert.Equal(elements, fromReadOnlySpan);
        return true;
    }

    /// <summary>Whether the elements are numbers that follow each other in <see cref="s_numbers"/>.</summary>
    private static bool IsContiguous(Tensor<double> tensor) =>
        Elements(tensor) is var elements && elements.Select((element, i) => element == elements[0] + i).All(yes => yes);

    private static double[] Elements(Tensor<double> tensor) =>
        [.. Indices(tensor.Lengths.ToArray()).Select(index => tensor[index])];

    private static bool TryCreate(nint[] lengths, nint[] strides, out Tensor<double>? tensor)
    {
        try
        {
            tensor = Tensor.Create(s_numbers, 0, lengths, strides);
            return true;
        }
        catch (ArgumentException)
        {
            tensor = null;
            return false;
        }
    }

    private static IEnumerable<nint[]> Indices(nint[] lengths)
    {
        IEnumerable<nint[]> indices = [[]];
        foreach (nint length in lengths)
            indices = [.. indices.SelectMany(_ => Enumerable.Range(0, (int)length), (start, i) => Append(start, i))];
        return indices;
    }

    /// <summary>All lists of some of the choices, up to a length.</summary>
    private static IEnumerable<nint[]> Combinations(nint[] choices, int length)
    {
        if (length == 0) return [];
        nint[][] shorter = [.. Combinations(choices, length - 1)];
        return [.. shorter, .. shorter.Where(list => list.Length == length - 1).DefaultIfEmpty([])
            .SelectMany(_ => choices, Append)];
    }

    private static nint[] Append(nint[] list, nint last) => [.. list, last];
}
