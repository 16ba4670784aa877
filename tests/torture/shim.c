/* Between a program and the system's file calls: records them, and lets them fail as planned.

   Loaded by LD_PRELOAD. Only files under TORTURE_ROOT count. With TORTURE_LOG each change is
   appended there as one record (see journal.py). torture_arm() plans a fault; torture_mark()
   writes a note of the program itself between the changes.

   A record: one letter, an int32 (the descriptor, or 0), two int64 (offset and length), and as
   many bytes as the length says. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { READ = 1, OPEN = 2, WRITE = 4, SYNC = 8, NAME = 16, CUT = 32, GONE = 64 };
#define FDS 4096

static char tracked[FDS];
static char root[4096];
static int journal = -1;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static struct { long first; int error; int lasting; int kinds; long seen; long failed; } plan;

#define REAL(name, type) ((type)dlsym(RTLD_NEXT, name))

__attribute__((constructor)) static void begin(void) {
    const char *folder = getenv("TORTURE_ROOT"), *file = getenv("TORTURE_LOG");
    if (folder) snprintf(root, sizeof root, "%s", folder);
    if (file) journal = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int inside(const char *path) {
    size_t length = strlen(root);
    return length && path && strncmp(path, root, length) == 0 && (path[length] == '/' || !path[length]);
}

static int ours(int fd) { return fd >= 0 && fd < FDS && tracked[fd]; }

static void put(char letter, int fd, int64_t offset, const void *data, int64_t length) {
    char head[21];
    int32_t number = fd;
    struct iovec parts[2] = {{head, sizeof head}, {(void *)data, (size_t)length}};
    if (journal < 0) return;
    head[0] = letter;
    memcpy(head + 1, &number, 4);
    memcpy(head + 5, &offset, 8);
    memcpy(head + 13, &length, 8);
    if (syscall(SYS_writev, journal, parts, 2) != 21 + length) abort();
}

static void put_names(char letter, const char *one, const char *other) {
    char both[8192];
    int length = snprintf(both, sizeof both, "%s%c%s", one, 0, other ? other : "");
    put(letter, 0, 0, both, length);
}

void torture_mark(const char *said) {
    pthread_mutex_lock(&turn);
    put('M', 0, 0, said, strlen(said));
    pthread_mutex_unlock(&turn);
}

void torture_arm(long first, int error, int lasting, int kinds) {
    pthread_mutex_lock(&turn);
    plan.first = first; plan.error = error; plan.lasting = lasting; plan.kinds = kinds;
    plan.seen = plan.failed = 0;
    pthread_mutex_unlock(&turn);
}

long torture_seen(void) { return plan.seen; }
long torture_failed(void) { return plan.failed; }

/* Called with the turn held: whether this call is to fail, errno set then. */
static int fails(int kind) {
    if (!(plan.kinds & kind)) return 0;
    plan.seen++;
    if (!plan.first || plan.seen < plan.first || (plan.seen > plan.first && !plan.lasting)) return 0;
    plan.failed++;
    errno = plan.error;
    return 1;
}

#define FAIL(kind, here) do { if ((here) && fails(kind)) { pthread_mutex_unlock(&turn); return -1; } } while (0)
#define TURN() pthread_mutex_lock(&turn)
#define DONE(value) do { int kept_ = errno; pthread_mutex_unlock(&turn); errno = kept_; return value; } while (0)

static int opened(int at, const char *path, int flags, mode_t mode) {
    int here = inside(path), there, fd;
    struct stat found;
    if (!here) {
        fd = (int)syscall(SYS_openat, at, path, flags, mode);
        if (fd >= 0 && fd < FDS) tracked[fd] = 0;
        return fd;
    }
    TURN();
    there = stat(path, &found) == 0;
    if ((flags & O_CREAT) && !there) FAIL(OPEN, 1);
    else if ((flags & O_ACCMODE) != O_RDONLY) FAIL(CUT, 1);
    else FAIL(READ, 1);
    fd = (int)syscall(SYS_openat, at, path, flags, mode);
    if (fd >= 0 && fd < FDS) {
        tracked[fd] = 1;
        put((flags & O_CREAT) && !there ? 'C' : 'O', fd, 0, path, strlen(path));
        if (there && (flags & O_TRUNC)) put('T', fd, 0, "", 0);
    }
    DONE(fd);
}

#define MODE() mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }
int open(const char *path, int flags, ...) { MODE() return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE() return opened(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE() return opened(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE() return opened(at, path, flags, mode); }
int __open_2(const char *path, int flags) { return opened(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return opened(AT_FDCWD, path, flags, 0); }

int close(int fd) {
    int (*real)(int) = REAL("close", int (*)(int));
    if (!ours(fd)) return real(fd);
    TURN();
    put('X', fd, 0, "", 0);
    tracked[fd] = 0;
    DONE(real(fd));
}

/* A full disk takes a part of a write before it refuses the rest. */
static ssize_t written(int fd, const void *data, size_t length, int64_t offset) {
    ssize_t done;
    int refused = fails(WRITE);
    if (refused && (plan.error != ENOSPC || length < 2 || plan.failed > 1)) return -1;
    if (refused) length /= 2;
    if (offset < 0) {
        offset = lseek(fd, 0, fcntl(fd, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR);
        done = syscall(SYS_write, fd, data, length);
    } else
        done = syscall(SYS_pwrite64, fd, data, length, offset);
    if (done > 0) put('W', fd, offset, data, done);
    return done;
}

ssize_t write(int fd, const void *data, size_t length) {
    if (!ours(fd)) return syscall(SYS_write, fd, data, length);
    TURN();
    DONE(written(fd, data, length, -1));
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
    if (!ours(fd)) return syscall(SYS_pwrite64, fd, data, length, offset);
    TURN();
    DONE(written(fd, data, length, offset));
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) { return pwrite(fd, data, length, offset); }

ssize_t read(int fd, void *data, size_t length) {
    if (ours(fd)) { TURN(); FAIL(READ, 1); pthread_mutex_unlock(&turn); }
    return syscall(SYS_read, fd, data, length);
}

ssize_t pread(int fd, void *data, size_t length, off_t offset) {
    if (ours(fd)) { TURN(); FAIL(READ, 1); pthread_mutex_unlock(&turn); }
    return syscall(SYS_pread64, fd, data, length, offset);
}

ssize_t pread64(int fd, void *data, size_t length, off64_t offset) { return pread(fd, data, length, offset); }

/* Copies inside the kernel are told as what they write. */
static ssize_t copied(int out, int in, int64_t from, ssize_t done, int64_t to) {
    char *data;
    if (done <= 0 || journal < 0) return done;
    data = malloc(done);
    if (syscall(SYS_pread64, in, data, done, from) != done) abort();
    put('W', out, to, data, done);
    free(data);
    return done;
}

ssize_t sendfile(int out, int in, off_t *offset, size_t length) {
    int64_t to, from;
    if (!ours(out)) return syscall(SYS_sendfile, out, in, offset, length);
    TURN();
    FAIL(WRITE, 1);
    to = lseek(out, 0, SEEK_CUR);
    from = offset ? *offset : lseek(in, 0, SEEK_CUR);
    DONE(copied(out, in, from, syscall(SYS_sendfile, out, in, offset, length), to));
}

ssize_t sendfile64(int out, int in, off64_t *offset, size_t length) { return sendfile(out, in, offset, length); }

/* What this shim does not follow, nobody may use unseen: programs fall back to plain writes. */
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t length, unsigned flags) {
    if (!ours(out)) return syscall(SYS_copy_file_range, in, from, out, to, length, flags);
    errno = ENOSYS;
    return -1;
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
    if (ours(fd)) { errno = ENOSYS; return -1; }
    return syscall(SYS_writev, fd, parts, count);
}
int fallocate(int fd, int mode, off_t offset, off_t length) {
    if (ours(fd)) { errno = EOPNOTSUPP; return -1; }
    return syscall(SYS_fallocate, fd, mode, offset, length);
}
int fallocate64(int fd, int mode, off64_t offset, off64_t length) { return fallocate(fd, mode, offset, length); }
int posix_fallocate(int fd, off_t offset, off_t length) {
    if (ours(fd)) return EOPNOTSUPP;
    return REAL("posix_fallocate", int (*)(int, off_t, off_t))(fd, offset, length);
}
int posix_fallocate64(int fd, off64_t offset, off64_t length) { return posix_fallocate(fd, offset, length); }

int ftruncate(int fd, off_t size) {
    int done;
    if (!ours(fd)) return syscall(SYS_ftruncate, fd, size);
    TURN();
    FAIL(CUT, 1);
    done = syscall(SYS_ftruncate, fd, size);
    if (!done) put('T', fd, size, "", 0);
    DONE(done);
}
int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }

static int synced(int fd, int call) {
    int done;
    if (!ours(fd)) return syscall(call, fd);
    TURN();
    FAIL(SYNC, 1);
    done = syscall(call, fd);
    if (!done) put('S', fd, 0, "", 0);
    DONE(done);
}
int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

int rename(const char *one, const char *other) {
    int done;
    if (!inside(one)) return syscall(SYS_rename, one, other);
    TURN();
    FAIL(NAME, 1);
    done = syscall(SYS_rename, one, other);
    if (!done) put_names('R', one, other);
    DONE(done);
}
int renameat(int from, const char *one, int to, const char *other) {
    if (from != AT_FDCWD || to != AT_FDCWD) return syscall(SYS_renameat, from, one, to, other);
    return rename(one, other);
}

int link(const char *one, const char *other) {
    int done;
    if (!inside(one)) return syscall(SYS_link, one, other);
    TURN();
    FAIL(NAME, 1);
    done = syscall(SYS_link, one, other);
    if (!done) put_names('L', one, other);
    DONE(done);
}
int linkat(int from, const char *one, int to, const char *other, int flags) {
    if (from != AT_FDCWD || to != AT_FDCWD) return syscall(SYS_linkat, from, one, to, other, flags);
    return link(one, other);
}

int unlink(const char *path) {
    int done;
    if (!inside(path)) return syscall(SYS_unlink, path);
    TURN();
    if (access(path, F_OK) == 0) FAIL(GONE, 1);
    done = syscall(SYS_unlink, path);
    if (!done) put_names('U', path, NULL);
    DONE(done);
}
int unlinkat(int at, const char *path, int flags) {
    if (at != AT_FDCWD || flags) return syscall(SYS_unlinkat, at, path, flags);
    return unlink(path);
}

int mkdir(const char *path, mode_t mode) {
    int done;
    if (!inside(path)) return syscall(SYS_mkdir, path, mode);
    TURN();
    if (access(path, F_OK) != 0) FAIL(NAME, 1);
    done = syscall(SYS_mkdir, path, mode);
    if (!done) put_names('D', path, NULL);
    DONE(done);
}
int mkdirat(int at, const char *path, mode_t mode) {
    if (at != AT_FDCWD) return syscall(SYS_mkdirat, at, path, mode);
    return mkdir(path, mode);
}
