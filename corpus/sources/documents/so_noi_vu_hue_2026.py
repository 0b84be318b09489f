# SPDX-License-Identifier: GPL-3.0-or-later
from model import *

COLUMNS = "number:TT:6; content:Nội dung nhiệm vụ:36; lead:Đơn vị chủ trì:18; support:Đơn vị phối hợp:18; deadline:Thời hạn hoàn thành:22"


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Thực hiện mục tiêu chất lượng và nâng cao chỉ số phục vụ người dân năm 2026", number="302", symbol="KH-SNV-VP",
                  issuer="Sở Nội vụ", province="Huế", place="Huế", date_text="ngày 26 tháng 01 năm 2026",
                  date="2026-01-26", year=2026, bases=[base("02/QĐ-SNV", "2026-01-06"), base("15/QĐ-SNV", "2026-01-19")])
    return Document("so-noi-vu-hue-2026", "weasyprint", fields, [
        Letterhead(["UBND THÀNH PHỐ HUẾ"], ["SỞ NỘI VỤ"], "Số: 302/KH-SNV-VP", "Huế, ngày 26 tháng 01 năm 2026"),
        Title("KẾ HOẠCH", "Thực hiện mục tiêu chất lượng//và nâng cao chỉ số phục vụ người dân năm 2026"),
        Para("Căn cứ Quyết định số 02/QĐ-SNV ngày 06/01/2026 của Giám đốc Sở Nội vụ ban hành Chính sách chất lượng, được sửa đổi, bổ sung tại Quyết định số 15/QĐ-SNV ngày 19/01/2026;", "i"),
        Para("Sở Nội vụ thành phố Huế ban hành Kế hoạch thực hiện như sau:"),
        Para("I. MỤC TIÊU CHẤT LƯỢNG VÀ NHIỆM VỤ", "h"),
        objective(1, "1. Mục tiêu số 1:", "100% hồ sơ về tuyển dụng, nâng ngạch, chuyển công tác được số hóa thành phần, giải quyết đúng hạn."),
        Table(COLUMNS, """
1 | Chuẩn hóa danh mục thành phần hồ sơ theo từng vị trí việc làm | Phòng Công chức, viên chức | Văn phòng Sở | 31/01/2026 @0131
2 | Đào tạo lại cho công chức tiếp nhận về bóc tách dữ liệu, ký số; tổ chức thực hành ngay tại quầy tiếp nhận trong bốn buổi chiều liên tiếp, mỗi buổi xử lý ít nhất mười hồ sơ thật có giám sát của tổ hỗ trợ kỹ thuật | Văn phòng Sở | Trung tâm Giám sát, điều hành đô thị thông minh cử kỹ thuật viên hỗ trợ trực tiếp và lập biên bản ghi lại các lỗi phần mềm | Trước ngày 28 tháng 02 năm 2026, riêng nội dung ký số từ xa hoàn thành trước ngày 15 tháng 3 năm 2026 @?
3 | Theo dõi, cảnh báo hồ sơ còn 02 ngày đến hạn | ^ | Các phòng chuyên môn | Thường xuyên @cont
4 | Xin lỗi bằng văn bản khi trễ hạn | Phòng để xảy ra trễ hạn | ^ | Khi có hồ sơ trễ hạn @evt
""", objective=1, repeat=False),
        objective(2, "2. Mục tiêu số 2:", "Chỉ số hài lòng của người dân đạt tối thiểu 93%."),
        Table(COLUMNS, """
1 | Lắp đặt máy khảo sát tại sảnh, mã phản hồi nhanh trên giấy hẹn | Văn phòng Sở | Trung tâm Phục vụ hành chính công | Quý I/2026 @q1
2 | Khảo sát độc lập qua điện thoại đối với 600 người | Phòng Cải cách hành chính | Viện Nghiên cứu phát triển | 02 đợt trong năm @rec
3 | Công bố kết quả xếp hạng các quầy | ^ | Văn phòng Sở | Trước ngày 15/7 và ngày 15/12 @?
4 | Bồi dưỡng ngôn ngữ ký hiệu cơ bản, kỹ năng phục vụ người cao tuổi | Trường Chính trị Nguyễn Chí Thanh | ^ | Quý II/2026 @q2
5 | Rà soát biển chỉ dẫn, lối đi cho người khuyết tật | Văn phòng Sở |  | Tháng 4 @m4
""", objective=2, repeat=False),
        objective(3, "3. Mục tiêu số 3:", "Mỗi phòng có ít nhất 01 sáng kiến được Hội đồng sáng kiến thành phố công nhận."),
        Table(COLUMNS, """
1 | Phát động phong trào, đăng ký sáng kiến | Công đoàn cơ sở | Các phòng chuyên môn | Tháng 02/2026 @m2
2 | Hỗ trợ kinh phí thử nghiệm | Phòng Kế hoạch - Tài chính | < | Theo kế hoạch được duyệt @plan
3 | Xét, trình công nhận | Hội đồng sáng kiến Sở | Các phòng chuyên môn | Quý III - IV/2026 @q3~q4
""", objective=3, repeat=False),
        Para("II. BIỆN PHÁP BẢO ĐẢM NGUỒN LỰC", "h"),
        *items("1.", """Bố trí 180 triệu đồng từ nguồn tự chủ của cơ quan.
Ưu tiên trang bị máy quét, chữ ký số cho bộ phận tiếp nhận."""),
        Para("III. BIỆN PHÁP THEO DÕI THỰC HIỆN", "h"),
        Para("Văn phòng Sở áp dụng một số biện pháp theo dõi sau:"),
        *items("-", """Cập nhật bảng điểm mục tiêu hằng tuần trên cổng nội bộ https://noibo.snv.hue.gov.vn/muctieu và gửi cảnh báo tới Trưởng phòng.
Đối chiếu số liệu tự báo cáo với nhật ký hệ thống một cửa vào ngày 20 hằng tháng.""", "measure"),
        Para("IV. TỔ CHỨC THỰC HIỆN", "h"),
        Para("Trưởng các phòng chịu trách nhiệm trước Giám đốc Sở về kết quả thực hiện Kế hoạch./."),
        Signature([signer("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Tôn Nữ Diệu Hiền")], ["UBND thành phố", "Lãnh đạo Sở", "Các phòng, đơn vị", "Lưu: VT, VP"]),
    ], layout={"size": 13, "running": "@top-center { content: counter(page); font-size: 12pt }",
               "css": "@page :first { @top-center { content: none } } td, p { orphans: 1; widows: 1 }"})
