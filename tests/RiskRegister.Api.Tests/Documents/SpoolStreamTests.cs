using RiskRegister.Api.Http;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Documents;

public sealed class SpoolStreamTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(SpoolStream.MostInMemory)]
    [InlineData(SpoolStream.MostInMemory + 1)]
    [InlineData((3 * SpoolStream.MostInMemory) + 7)]
    public async Task What_goes_in_comes_out_as_often_as_it_is_asked_for(int bytes)
    {
        var written = Bytes(bytes);
        await using var spool = new SpoolStream();
        foreach (var piece in written.Chunk(100_000)) await spool.WriteAsync(piece, TestContext.Current.CancellationToken);

        spool.Length.ShouldBe(bytes);
        (await Sent(spool)).SequenceEqual(written).ShouldBeTrue();
        (await Sent(spool)).SequenceEqual(written).ShouldBeTrue();
        (await spool.ReadAll(TestContext.Current.CancellationToken)).SequenceEqual(written).ShouldBeTrue();
    }

    [Fact]
    public async Task Its_ETag_is_the_one_of_the_same_bytes_and_ends_the_writing()
    {
        var written = Bytes(SpoolStream.MostInMemory + 1);
        await using var spool = new SpoolStream();
        await spool.WriteAsync(written, TestContext.Current.CancellationToken);

        spool.ETag.ShouldBe(EntityTag.OfBytes(written));

        spool.CanWrite.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => spool.WriteByte(1));
        (await Sent(spool)).Length.ShouldBe(written.Length);
    }

    [Fact]
    public async Task No_file_can_be_found_while_it_is_written_to()
    {
        var folder = Directory.CreateTempSubdirectory("riskregister-spool-test-");
        try
        {
            await using var spool = new SpoolStream(folder.FullName);
            await spool.WriteAsync(Bytes(2 * SpoolStream.MostInMemory), TestContext.Current.CancellationToken);

            if (!OperatingSystem.IsWindows()) folder.GetFileSystemInfos().ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(at => (byte)(at * 31))];

    static async Task<byte[]> Sent(SpoolStream spool)
    {
        using var output = new MemoryStream();
        await spool.SendTo(output, TestContext.Current.CancellationToken);
        return output.ToArray();
    }
}
