/** The app around the program. */
public class App {

    public static void main(String[] args) {
        System.exit(OssUpload.upload(new android.content.Context()));
    }
}
