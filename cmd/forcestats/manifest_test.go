package main

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// indexedJob is as much of Kubernetes' batch/v1 Job as the manifest of CLUSTER.md
// uses, in the API's own names; a field that is not here is an error.
type indexedJob struct {
	APIVersion string `yaml:"apiVersion"`
	Kind       string
	Metadata   struct{ Name string }
	Spec       struct {
		Completions          int
		Parallelism          int
		CompletionMode       string `yaml:"completionMode"`
		BackoffLimitPerIndex int    `yaml:"backoffLimitPerIndex"`
		Template             struct{ Spec podSpec }
	}
}

type podSpec struct {
	RestartPolicy string `yaml:"restartPolicy"`
	Containers    []struct {
		Name, Image string
		Command     []string
		Args        []string
		WorkingDir  string `yaml:"workingDir"`
		EnvFrom     []struct {
			SecretRef struct{ Name string } `yaml:"secretRef"`
		} `yaml:"envFrom"`
		Resources    struct{ Limits map[string]string }
		VolumeMounts []struct {
			Name      string
			MountPath string `yaml:"mountPath"`
			ReadOnly  bool   `yaml:"readOnly"`
		} `yaml:"volumeMounts"`
	}
	Volumes []struct {
		Name                  string
		PersistentVolumeClaim struct {
			ClaimName string `yaml:"claimName"`
		} `yaml:"persistentVolumeClaim"`
		EmptyDir struct{} `yaml:"emptyDir"`
	}
}

func manifest(t *testing.T) indexedJob {
	t.Helper()
	blocks := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(guide(t, "CLUSTER.md"), -1)
	if len(blocks) != 1 {
		t.Fatalf("CLUSTER.md has %d manifests", len(blocks))
	}
	var job indexedJob
	if err := yaml.NewDecoder(bytes.NewReader([]byte(blocks[0][1])), yaml.Strict()).Decode(&job); err != nil {
		t.Fatal(err)
	}
	return job
}

// TestReadme_manifest_is_an_Indexed_Job holds the manifest to what Kubernetes
// asks of such a job, and its mounts to the folders that the program uses.
func TestReadme_manifest_is_an_Indexed_Job(t *testing.T) {
	job := manifest(t)
	if job.APIVersion != "batch/v1" || job.Kind != "Job" || job.Metadata.Name == "" || job.Spec.CompletionMode != "Indexed" {
		t.Errorf("no Indexed Job: %+v", job)
	}
	pod := job.Spec.Template.Spec
	// A limit of retries per index needs both.
	if job.Spec.BackoffLimitPerIndex < 1 || pod.RestartPolicy != "Never" || job.Spec.Parallelism < 1 || job.Spec.Parallelism > job.Spec.Completions {
		t.Errorf("retries or parallelism: %+v", job.Spec)
	}
	if len(pod.Containers) != 1 {
		t.Fatalf("%d containers", len(pod.Containers))
	}
	c := pod.Containers[0]
	if c.Image == "" || len(c.EnvFrom) != 1 || c.Resources.Limits["cpu"] == "" || c.Resources.Limits["memory"] == "" {
		t.Errorf("container: %+v", c)
	}
	var mounted, volumes []string
	for _, m := range c.VolumeMounts {
		mounted = append(mounted, m.MountPath)
		volumes = append(volumes, m.Name)
	}
	d := defaults()
	if want := []string{path.Join(c.WorkingDir, d.Sources), path.Join(c.WorkingDir, d.Outputs)}; !slices.Equal(mounted, want) {
		t.Errorf("mounted are %q, the program uses %q", mounted, want)
	}
	for i, v := range pod.Volumes {
		if len(pod.Volumes) != len(volumes) || v.Name != volumes[i] {
			t.Errorf("volumes %+v, mounts of %q", pod.Volumes, volumes)
		}
	}
}

// TestReadme_manifest_reads_every_document runs the container's command once
// for every index, as the Job does, over a store in S3; then none lacks its
// part.
func TestReadme_manifest_reads_every_document(t *testing.T) {
	job := manifest(t)
	c := job.Spec.Template.Spec.Containers[0]
	if !slices.Equal(c.Command, []string{"forcestats"}) {
		t.Fatalf("command %q", c.Command)
	}
	i := slices.Index(c.Args, "--parts")
	if i < 0 || !strings.HasPrefix(c.Args[i+1], "s3://reports/") {
		t.Fatalf("args %q", c.Args)
	}
	if share := fmt.Sprintf("n/%d", job.Spec.Completions); !slices.Contains(c.Args, share) {
		t.Errorf("%d completions without --shard %s: %q", job.Spec.Completions, share, c.Args)
	}
	objectStore(t, "reports")
	dir := workplace(t)
	for index := range job.Spec.Completions {
		t.Setenv("JOB_COMPLETION_INDEX", fmt.Sprint(index))
		runIn(t, dir, "bin/forcestats "+strings.Join(c.Args, " "))
	}
	runIn(t, dir, "bin/forcestats aggregate --parts "+c.Args[i+1])
	if _, err := os.Stat(path.Join(dir, "outputs/current/manifest.json")); err != nil {
		t.Error(err)
	}
}
