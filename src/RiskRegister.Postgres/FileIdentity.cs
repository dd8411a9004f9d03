using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace RiskRegister.Postgres;

/// <summary>What Linux knows of a file whatever it is called: mounts, links and copies make paths say little about that.</summary>
/// <param name="Owner">The number of the user who owns it.</param>
/// <param name="Mode">Its kind and permissions, as <c>stat</c> has them.</param>
readonly record struct FileIdentity(ulong Device, ulong Inode, uint Owner, int Mode)
{
    const int NotThere = 2;
    const int NotADirectory = 20;
    const int AtWorkingDirectory = -100;
    const int NoFollow = 0x100;
    const uint BasicStatistics = 0x7ff;
    const int KindMask = 0xF000;
    const int DirectoryKind = 0x4000;
    const int GroupAndOthers = 0x3F;

    public bool IsDirectoryOfItsOwnerAlone => (Mode & KindMask) == DirectoryKind && (Mode & GroupAndOthers) == 0;

    public bool IsSameFileAs(FileIdentity other) => (Device, Inode) == (other.Device, other.Inode);

    /// <param name="follow">False looks at a link itself.</param>
    /// <returns>Null when nothing is there.</returns>
    /// <exception cref="UnauthorizedAccessException">This user may not look.</exception>
    public static FileIdentity? Of(string path, bool follow = true)
    {
        // struct statx has one layout on every processor.
        var found = new byte[256];
        if (StatX(AtWorkingDirectory, Encoding.UTF8.GetBytes(path + '\0'), follow ? 0 : NoFollow, BasicStatistics, found) != 0)
        {
            return Marshal.GetLastPInvokeError() is NotThere or NotADirectory ? null
                : throw new UnauthorizedAccessException($"'{path}' cannot be looked at.");
        }

        uint Number(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(found.AsSpan(offset));
        return new FileIdentity(
            ((ulong)Number(136) << 32) | Number(140),
            BinaryPrimitives.ReadUInt64LittleEndian(found.AsSpan(32)),
            Number(20),
            (ushort)Number(28));
    }

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int StatX(int directory, byte[] path, int flags, uint mask, byte[] found);
}
