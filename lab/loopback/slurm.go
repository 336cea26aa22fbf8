package loopback

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"time"
)

// Slurm is a cluster of one controller and two nodes of one core, with a munge
// daemon and a key of its own.
type Slurm struct {
	conf    string
	daemons []*daemon // in the order of their start
}

// slurmConf is the whole configuration. Its values are folder, host, user and
// three ports.
const slurmConf = `ClusterName=loopback
SlurmctldHost=%[2]s(127.0.0.1)
SlurmUser=%[3]s
SlurmdUser=%[3]s
AuthType=auth/munge
AuthInfo=socket=%[1]s/munge/socket
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
SlurmctldPort=%[4]d
SlurmctldPidFile=%[1]s/slurmctld.pid
StateSaveLocation=%[1]s/state
SlurmdPidFile=%[1]s/%%n.pid
SlurmdSpoolDir=%[1]s/%%n
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
NodeName=node1 NodeHostname=%[2]s NodeAddr=127.0.0.1 Port=%[5]d CPUs=1
NodeName=node2 NodeHostname=%[2]s NodeAddr=127.0.0.1 Port=%[6]d CPUs=1
PartitionName=all Nodes=node1,node2 Default=YES MaxTime=60 State=UP
`

// StartSlurm starts a cluster and waits until both nodes are idle. All its
// files lie in folder, whose path must be short: a socket's name has at most
// 107 characters.
func StartSlurm(ctx context.Context, folder string) (s *Slurm, err error) {
	if err := need("apt-get install slurm-wlm munge", "munged", "slurmctld", "slurmd", "sbatch", "sinfo", "scancel"); err != nil {
		return nil, err
	}
	s = &Slurm{conf: filepath.Join(folder, "slurm.conf")}
	if err := s.configure(folder); err != nil {
		return nil, err
	}
	munge := filepath.Join(folder, "munge")
	err = s.start(ctx, folder, "munged", func() bool { _, err := os.Stat(filepath.Join(munge, "socket")); return err == nil },
		"--foreground", "--force", "--socket", filepath.Join(munge, "socket"), "--key-file", filepath.Join(munge, "key"),
		"--pid-file", filepath.Join(munge, "pid"), "--seed-file", filepath.Join(munge, "seed"), "--log-file", filepath.Join(munge, "log"))
	if err == nil {
		err = s.start(ctx, folder, "slurmctld", func() bool { return s.run(ctx, "sinfo") == nil }, "-D")
	}
	for _, node := range []string{"node1", "node2"} {
		if err == nil {
			err = s.start(ctx, folder, "slurmd", func() bool { return s.idle(ctx, node) }, "-D", "-N", node)
		}
	}
	if err != nil {
		return nil, errors.Join(err, s.Stop())
	}
	return s, nil
}

func (s *Slurm) configure(folder string) error {
	for _, name := range []string{"munge", "state"} {
		if err := os.MkdirAll(filepath.Join(folder, name), 0o700); err != nil {
			return err
		}
	}
	key := make([]byte, 128)
	if _, err := rand.Read(key); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "munge", "key"), key, 0o400); err != nil {
		return err
	}
	host, err := os.Hostname()
	if err != nil {
		return err
	}
	me, err := user.Current()
	if err != nil {
		return err
	}
	ports, err := freePorts(3)
	if err != nil {
		return err
	}
	text := fmt.Sprintf(slurmConf, folder, host, me.Username, ports[0], ports[1], ports[2])
	return os.WriteFile(s.conf, []byte(text), 0o644)
}

func (s *Slurm) start(ctx context.Context, folder, program string, ready func() bool, args ...string) error {
	c := exec.Command(program, args...)
	c.Env, c.Dir = s.Env(), folder
	d, err := start(ctx, program, c, filepath.Join(folder, fmt.Sprintf("%s%d.log", program, len(s.daemons))), ready)
	if err == nil {
		s.daemons = append(s.daemons, d)
	}
	return err
}

// run runs one of Slurm's own commands.
func (s *Slurm) run(ctx context.Context, program string, args ...string) error {
	_, err := s.output(ctx, program, args...)
	return err
}

func (s *Slurm) output(ctx context.Context, program string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, stopLimit)
	defer cancel()
	c := exec.CommandContext(ctx, program, args...)
	c.Env = s.Env()
	out, err := c.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%s: %w\n%s", program, err, out)
	}
	return strings.TrimSpace(string(out)), nil
}

func (s *Slurm) idle(ctx context.Context, node string) bool {
	state, err := s.output(ctx, "sinfo", "--noheader", "--nodes", node, "--format", "%t")
	return err == nil && state == "idle"
}

// Env is the environment of programs that use the cluster.
func (s *Slurm) Env() []string { return append(os.Environ(), "SLURM_CONF="+s.conf) }

// Stop cancels what is still running and ends the cluster.
func (s *Slurm) Stop() error {
	var errs []error
	if len(s.daemons) > 2 {
		ctx := context.Background()
		errs = append(errs, s.run(ctx, "scancel", "--state", "PENDING"), s.run(ctx, "scancel", "--state", "RUNNING"))
		// What a job runs is not a child of the daemon that started it.
		for end := time.Now().Add(stopLimit); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
			if left, err := s.output(ctx, "squeue", "--noheader"); err != nil || left == "" {
				break
			}
		}
	}
	for i := len(s.daemons) - 1; i >= 0; i-- {
		errs = append(errs, s.daemons[i].stop())
	}
	return errors.Join(errs...)
}
